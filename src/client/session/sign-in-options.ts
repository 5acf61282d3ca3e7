import type { CommandOptions } from '../options.js';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';

/** Of `signIn`. */
export interface SignInOptions extends CommandOptions {
  /** its id */
  readonly agent: string;
  /** left out: a token of the client's `credentials` */
  readonly password?: string;
  /** name of the call model; left out: the default one */
  readonly model?: string;
  /** id of the interaction processor; left out: the only one in service */
  readonly service?: string;
  /** the device to work on, where it is not the agent's own */
  readonly extension?: string;
  /** Is asked where the agent has a session already: true ends that one. Without it nothing is ended. */
  readonly confirm?: (session: SessionInTheWayObject) => boolean | PromiseLike<boolean>;
}
