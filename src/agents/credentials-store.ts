import type { AgentsDifference } from './agents-difference.js';
import type { AgentRecord } from './agent-record.js';
import type { Credentials } from './credentials.js';
import type { Right, Verdict } from './verdict.js';

/** Who may sign in. */
export interface CredentialsStore {
  /** how many may be verified at once */
  readonly atOnce: number;
  /** Those who may sign in, as far as the store can tell. */
  agents(): readonly AgentRecord[];
  /** What it has found right a while ago and would again, at no cost; undefined for all else. */
  recall(credentials: Credentials): Right | undefined;
  /** Whether they are of a kind that it could find right, whoever's they are; without it all are. Asks nobody. */
  takes?(credentials: Credentials): boolean;
  /**
   * Looks closely, which is costly: to be done in turn. An unknown id and a wrong password must take the same time, as far as that is
   * up to the store: nobody learns from it which agents exist.
   * @throws OperatorError where it cannot be said, in a time that is bounded
   */
  verify(credentials: Credentials): Promise<Verdict>;
  /** the files that it reads */
  readonly files?: readonly string[];
  /**
   * Reads anew what it holds, and goes on with what it had.
   * @returns brings it into effect, at once; cannot fail
   * @throws InvalidConfigError with everything that is wrong
   */
  reread?(): () => AgentsDifference;
  /** Whether it lets an agent in by that `admission` still; asked only where there is one. */
  admits?(agent: AgentRecord): boolean;
}

export const CREDENTIALS_STORE = Symbol('CredentialsStore');
