import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Props {
  /** what opens it is called */
  readonly name: string;
  /** of what opens it, as buttons have it */
  readonly command?: string;
  readonly keys?: string | undefined;
  /** drawn while it is open */
  readonly children: () => ComponentChildren;
}

/** A list of buttons that is there while it is open. Escape closes it, and so does going elsewhere. */
export function Menu({ name, command, keys, children }: Props) {
  const open = useSignal(false);
  const close = () => {
    open.value = false;
  };
  return (
    <details
      class="menu"
      open={open.value}
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) close();
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape' || !open.value) return;
        close();
        currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary data-command={command} aria-keyshortcuts={keys}>
        {name}
      </summary>
      {open.value && (
        <ul class="list popover" onClick={close}>
          {children()}
        </ul>
      )}
    </details>
  );
}
