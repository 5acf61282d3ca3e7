import type { AgentAccount } from './agent-account.js';
import type { AgentRecord } from './agent-record.js';
import type { CredentialsStore, Turn } from './credentials-store.js';
import { DecoyHashes } from './decoy-hashes.js';
import { deriveKey, type DeriveKey } from './derive-key.js';
import type { RememberedPasswords } from './remembered-passwords.js';
import { scryptThreads } from './scrypt-threads.js';

/** Accounts held in memory. Every answer costs one run of scrypt, but for a password that was found right before. */
export class AccountStore implements CredentialsStore {
  readonly atOnce = scryptThreads();
  private readonly accounts: ReadonlyMap<string, AgentAccount>;
  private readonly decoys: DecoyHashes;

  constructor(
    accounts: readonly AgentAccount[],
    private readonly derive: DeriveKey = deriveKey,
    private readonly remembered?: RememberedPasswords,
  ) {
    this.accounts = new Map(accounts.map((account) => [account.agent.id, account]));
    this.decoys = new DecoyHashes(accounts);
  }

  agents(): readonly AgentRecord[] {
    return [...this.accounts.values()].map(({ agent }) => agent);
  }

  async verify(id: string, password: string, turn: Turn): Promise<AgentRecord | undefined> {
    const account = this.accounts.get(id);
    if (this.remembered?.knows(id, password)) return account?.agent;
    const hash = account?.password ?? this.decoys.for(id);
    if (!(await turn(() => hash.matches(password, this.derive))) || !account) return undefined;
    this.remembered?.learn(id, password);
    return account.agent;
  }
}
