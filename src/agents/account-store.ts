import { isDeepStrictEqual } from 'node:util';
import type { AgentAccount } from './agent-account.js';
import type { AgentRecord } from './agent-record.js';
import type { AgentsDifference } from './agents-difference.js';
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
  private accounts: ReadonlyMap<string, AgentAccount>;
  private decoys: DecoyHashes;

  constructor(
    accounts: readonly AgentAccount[],
    private readonly derive: DeriveKey = deriveKey,
    private readonly remembered?: RememberedPasswords,
  ) {
    this.accounts = byId(accounts);
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
    // Meanwhile the agent may have gone, or have got another password.
    const now = this.accounts.get(id);
    if (!now || other(account, now)) return WRONG;
    this.remembered?.learn(id, password);
    return { result: 'right', agent: now.agent };
  }

  admits({ id, admission }: AgentRecord): boolean {
    return this.accounts.get(id)?.agent.admission === admission;
  }

  /** From now on it has these. What is remembered of an agent who has to sign in anew is forgotten. */
  protected replace(accounts: readonly AgentAccount[]): AgentsDifference {
    const [before, now] = [this.accounts, byId(accounts)];
    this.accounts = now;
    this.decoys = new DecoyHashes(accounts);
    for (const [id, account] of before) {
      const later = now.get(id);
      if (!later || other(account, later)) this.remembered?.forget(id);
    }
    const kept = [...now].flatMap(([id, { agent }]) => {
      const former = before.get(id);
      return former ? [[former.agent, agent]] : [];
    });
    return {
      added: now.size - kept.length,
      removed: before.size - kept.length,
      changed: kept.filter(([former, later]) => !isDeepStrictEqual(former, later)).length,
    };
  }
}

const byId = (accounts: readonly AgentAccount[]): ReadonlyMap<string, AgentAccount> =>
  new Map(accounts.map((account) => [account.agent.id, account]));

const other = (former: AgentAccount, later: AgentAccount): boolean =>
  former !== later && (former.agent.admission === undefined || former.agent.admission !== later.agent.admission);
