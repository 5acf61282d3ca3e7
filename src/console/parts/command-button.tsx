import type { ComponentChildren } from 'preact';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import { keysOf } from '../shell/shortcuts.js';
import { useDesk } from '../state/desk-context.js';

interface Props {
  readonly object: { readonly target: string; readonly allowed: readonly string[] };
  readonly command: SessionCommand;
  readonly run: () => Promise<unknown>;
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'danger' | 'quiet';
  readonly pressed?: boolean;
  readonly label?: string;
  /** what it is done with, where there are several such buttons of one object */
  readonly of?: string;
}

/** A command of an object: it is there while the server says that it would be accepted, and busy until it is answered. */
export function CommandButton({ object, command, run, children, kind, pressed, label, of }: Props) {
  const { doings } = useDesk();
  if (!object.allowed.includes(command)) return null;
  const key = [object.target, command, ...(of === undefined ? [] : [of])].join(' ');
  const busy = doings.pending.value.has(key);
  return (
    <button
      type="button"
      class={kind}
      data-command={command}
      aria-busy={busy}
      aria-disabled={busy}
      aria-keyshortcuts={keysOf(command)}
      aria-pressed={pressed}
      aria-label={label}
      onClick={() => void doings.run(key, run)}
    >
      {children}
    </button>
  );
}
