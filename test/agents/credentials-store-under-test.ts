import type { AgentRecord } from '../../src/agents/agent-record.js';
import type { Credentials } from '../../src/agents/credentials.js';
import type { CredentialsStore } from '../../src/agents/credentials-store.js';

/** A store of credentials, and what those who have an account there give. */
export interface CredentialsStoreUnderTest {
  readonly store: CredentialsStore;
  /** who has accounts there, `anna` with everything that an agent may have, and `1002` with no more than needed */
  readonly agents: readonly [AgentRecord, AgentRecord];
  /** what that agent gives now to sign in */
  readonly right: (id: string) => Promise<Credentials>;
  /** what is of the same form, and nobody's */
  readonly wrong: (id: string) => Promise<Credentials>;
  /** the work that verifying has cost so far, as far as it can be counted */
  readonly cost: () => number | Promise<number>;
  /** What the store asks cannot be reached until `mend()`; left out where it asks nobody. */
  readonly cut?: () => Promise<void>;
  readonly mend?: () => Promise<void>;
}
