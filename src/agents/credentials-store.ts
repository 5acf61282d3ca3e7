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
  /**
   * Looks closely, which is costly: to be done in turn. An unknown id and a wrong password must take the same time, as far as that is
   * up to the store: nobody learns from it which agents exist.
   * @throws OperatorError where it cannot be said, in a time that is bounded
   */
  verify(credentials: Credentials): Promise<Verdict>;
}

export const CREDENTIALS_STORE = Symbol('CredentialsStore');
