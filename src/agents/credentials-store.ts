import type { AgentRecord } from './agent-record.js';

/** Runs what is costly when its turn comes, and gives what that found: whether the password is right. */
export type Turn = (check: () => Promise<boolean>) => Promise<boolean>;

/** Who may sign in. */
export interface CredentialsStore {
  /** how many costly checks may be underway at once */
  readonly atOnce: number;
  /** Those who may sign in, as far as the store can tell. */
  agents(): readonly AgentRecord[];
  /**
   * The agent, or undefined for an unknown id and for a wrong password alike. Both must take the same time: nobody
   * learns from it which agents exist.
   * @param turn what is costly is done through it; a wrong password is never found without it
   * @throws OperatorError when the store cannot be asked, and what `turn` throws
   */
  verify(id: string, password: string, turn: Turn): Promise<AgentRecord | undefined>;
}

export const CREDENTIALS_STORE = Symbol('CredentialsStore');
