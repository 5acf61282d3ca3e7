import type { AgentAccount } from './agent-account.js';
import type { AgentRecord } from './agent-record.js';
import type { CredentialsStore } from './credentials-store.js';
import { DecoyHashes } from './decoy-hashes.js';
import { deriveKey, type DeriveKey } from './derive-key.js';

/** Accounts held in memory. Every answer costs one run of scrypt. */
export class AccountStore implements CredentialsStore {
  private readonly accounts: ReadonlyMap<string, AgentAccount>;
  private readonly decoys: DecoyHashes;

  constructor(
    accounts: readonly AgentAccount[],
    private readonly derive: DeriveKey = deriveKey,
  ) {
    this.accounts = new Map(accounts.map((account) => [account.agent.id, account]));
    this.decoys = new DecoyHashes(accounts);
  }

  async verify(id: string, password: string): Promise<AgentRecord | undefined> {
    const account = this.accounts.get(id);
    const hash = account?.password ?? this.decoys.for(id);
    return (await hash.matches(password, this.derive)) ? account?.agent : undefined;
  }
}
