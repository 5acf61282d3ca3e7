import type { AgentAccount } from './agent-account.js';
import type { AgentRecord } from './agent-record.js';
import type { Credentials } from './credentials.js';
import type { CredentialsStore } from './credentials-store.js';
import { DecoyHashes } from './decoy-hashes.js';
import { deriveKey, type DeriveKey } from './derive-key.js';
import type { RememberedPasswords } from './remembered-passwords.js';
import { scryptThreads } from './scrypt-threads.js';
import { UNKNOWN, WRONG, type Right, type Verdict } from './verdict.js';

/** Accounts held in memory. Whatever is verified costs one run of scrypt. */
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

  recall({ id, password }: Credentials): Right | undefined {
    if (password === undefined || !this.remembered?.knows(id, password)) return undefined;
    const account = this.accounts.get(id);
    return account && { result: 'right', agent: account.agent };
  }

  async verify({ id, password }: Credentials): Promise<Verdict> {
    if (password === undefined) return UNKNOWN;
    const account = this.accounts.get(id);
    const hash = account?.password ?? this.decoys.for(id);
    const matches = await hash.matches(password, this.derive);
    if (!account) return UNKNOWN;
    if (!matches) return WRONG;
    this.remembered?.learn(id, password);
    return { result: 'right', agent: account.agent };
  }
}
