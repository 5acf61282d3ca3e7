import { useEffect } from 'preact/hooks';
import { drawer, toggleDrawer } from '../state/drawer.js';
import { texts } from '../texts/texts.js';

/** Opens and closes the developer's drawer; so does Ctrl+Alt+D. */
export function DeveloperButton() {
  useEffect(() => {
    addEventListener('keydown', take);
    return () => removeEventListener('keydown', take);
  }, []);
  const open = drawer.value === 'open';
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? 'developer' : undefined}
      aria-keyshortcuts="Control+Alt+D"
      onClick={toggleDrawer}
    >
      {texts.value.shell.developer}
    </button>
  );
}

function take(event: KeyboardEvent): void {
  const { altKey, ctrlKey, metaKey, shiftKey, code, repeat } = event;
  if (!altKey || !ctrlKey || metaKey || shiftKey || code !== 'KeyD') return;
  event.preventDefault();
  if (!repeat) toggleDrawer();
}
