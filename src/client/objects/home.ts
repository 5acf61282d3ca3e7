import type { SessionCommand, SessionCommandData } from '../../protocol/session/session-command.js';
import type { Unsubscribe } from '../listeners.js';
import type { CommandOptions } from '../options.js';

/** What an object needs of its session. */
export interface Home<V> {
  readonly objects: ReadonlyMap<string, V>;
  /** @returns the answer's `data` */
  send<C extends SessionCommand>(
    command: C,
    target: string,
    data?: SessionCommandData<C>,
    options?: CommandOptions,
  ): Promise<unknown>;
  observe(target: string, listener: (now: V | undefined) => void): Unsubscribe;
}
