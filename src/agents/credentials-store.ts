import type { AgentRecord } from './agent-record.js';

/** Who may sign in. */
export interface CredentialsStore {
  /**
   * The agent, or undefined for an unknown id and for a wrong password alike. Both must take the same time: nobody
   * learns from it which agents exist.
   * @throws OperatorError when the store cannot be asked
   */
  verify(id: string, password: string): Promise<AgentRecord | undefined>;
}

export const CREDENTIALS_STORE = Symbol('CredentialsStore');
