import type { AgentRecord } from './agent-record.js';
import type { PasswordHash } from './password-hash.js';

/** An agent and what proves that it is the agent. */
export interface AgentAccount {
  readonly agent: AgentRecord;
  readonly password: PasswordHash;
}
