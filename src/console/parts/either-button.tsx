import type { ComponentChildren } from 'preact';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import { CommandButton } from './command-button.js';

interface Choice {
  readonly command: SessionCommand;
  readonly run: () => Promise<unknown>;
  readonly text: ComponentChildren;
}

interface Props {
  readonly object: { readonly target: string; readonly allowed: readonly string[] };
  readonly choices: readonly [Choice, Choice];
}

/** A place for the one of two commands that is possible now: the same button, which keeps the focus. Empty where none is. */
export function EitherButton({ object, choices }: Props) {
  const choice = choices.find(({ command }) => object.allowed.includes(command));
  return (
    <span class="slot">
      {choice && (
        <CommandButton object={object} command={choice.command} run={choice.run}>
          {choice.text}
        </CommandButton>
      )}
    </span>
  );
}
