import { useEffect } from 'preact/hooks';
import { SHORTCUTS, type Shortcut } from './shortcuts.js';

/** Has the keys do what the table says, as long as the page is worked with. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', take);
    return () => removeEventListener('keydown', take);
  }, []);
}

function take(event: KeyboardEvent): void {
  const { altKey, ctrlKey, metaKey, shiftKey, code, repeat } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey) return;
  const shortcut = isTyping(event) ? undefined : SHORTCUTS.find((one) => one.code === code);
  // Whoever has a dialog before them cannot see what would be done.
  if (!shortcut || document.querySelector(':modal')) return;
  event.preventDefault();
  const element = repeat ? undefined : meantBy(shortcut);
  if (element instanceof HTMLButtonElement) element.click();
  else element?.focus();
}

/** Of several the one in the call in which the focus is. */
function meantBy({ meant }: Shortcut): HTMLElement | undefined {
  const places = [document.activeElement?.closest('article'), document];
  for (const selector of meant) {
    for (const place of places) {
      const found = [...(place?.querySelectorAll<HTMLElement>(selector) ?? [])].find((one) => one.checkVisibility());
      if (found) return found;
    }
  }
  return undefined;
}

/** On a Mac, Alt and a letter are another character (Polish has ą, ć, ń and ź there): it belongs to what is written just now. */
function isTyping({ target }: KeyboardEvent): boolean {
  const writes = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return writes && navigator.userAgent.includes('Mac OS X');
}
