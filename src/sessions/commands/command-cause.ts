import type { Cause, CauseCode, CausedBy } from '../../protocol/cause.js';
import type { Asked } from './asked.js';

/** The cause of what a command has brought about. It knows the command's trace, which is nothing for the wire. */
export class CommandCause implements Cause {
  readonly command: string;
  readonly id?: string;
  readonly #trace: string | undefined;

  constructor(
    readonly code: CauseCode,
    readonly by: CausedBy,
    { command, id, trace }: Asked,
  ) {
    this.command = command;
    if (id !== undefined) this.id = id;
    this.#trace = trace;
  }

  /** @returns undefined for what no command has brought about */
  static traceOf(cause: Cause | undefined): string | undefined {
    return cause instanceof CommandCause ? cause.#trace : undefined;
  }
}
