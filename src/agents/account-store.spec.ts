import { describe, expect, it } from '@jest/globals';
import { AccountStore } from './account-store.js';
import type { AgentAccount } from './agent-account.js';
import { deriveKey, type DeriveKey } from './derive-key.js';
import { PasswordHash } from './password-hash.js';
import type { ScryptParameters } from './scrypt-parameters.js';

const salt = Buffer.from('0123456789abcdef');
const cheap = { ln: 4, r: 8, p: 1 };
const cheaper = { ln: 3, r: 4, p: 2 };

async function account(id: string, password: string, parameters: ScryptParameters): Promise<AgentAccount> {
  return { agent: { id, extension: id, queues: [] }, password: await PasswordHash.of(password, salt, parameters) };
}

/** A store that tells which runs of scrypt it made. */
function watched(accounts: readonly AgentAccount[]) {
  const runs: { length: number; parameters: ScryptParameters }[] = [];
  const derive: DeriveKey = (password, salt, length, parameters) => {
    runs.push({ length, parameters });
    return deriveKey(password, salt, length, parameters);
  };
  const store = new AccountStore(accounts, derive);
  const cost = async (id: string, password: string) => {
    runs.length = 0;
    const agent = await store.verify(id, password);
    return { agent, runs: [...runs] };
  };
  return { store, cost };
}

describe('AccountStore', () => {
  it('knows an agent by the right password only', async () => {
    const { store } = watched([await account('a', 'one', cheap), await account('b', 'two', cheap)]);
    await expect(store.verify('a', 'one')).resolves.toEqual({ id: 'a', extension: 'a', queues: [] });
    await expect(store.verify('a', 'two')).resolves.toBeUndefined();
    await expect(store.verify('b', 'one')).resolves.toBeUndefined();
    await expect(store.verify('c', 'one')).resolves.toBeUndefined();
    await expect(store.verify('__proto__', 'one')).resolves.toBeUndefined();
  });

  it('makes the same runs of scrypt for a right password, a wrong one and an unknown agent', async () => {
    const { cost } = watched([await account('a', 'one', cheap)]);
    const right = await cost('a', 'one');
    const wrong = await cost('a', 'two');
    const unknown = await cost('nobody', 'one');
    expect(right.runs).toEqual([{ length: 32, parameters: cheap }]);
    expect(wrong.runs).toEqual(right.runs);
    expect(unknown.runs).toEqual(right.runs);
    expect([right.agent?.id, wrong.agent, unknown.agent]).toEqual(['a', undefined, undefined]);
  });

  it('gives an unknown id always the same cost, one that a known agent has', async () => {
    const { cost } = watched([await account('a', 'one', cheap), await account('b', 'two', cheaper)]);
    const seen = new Set<ScryptParameters>();
    for (let n = 0; n < 40; n++) {
      const [first, second] = [await cost(`nobody${n}`, 'x'), await cost(`nobody${n}`, 'y')];
      expect(second.runs).toEqual(first.runs);
      for (const { parameters } of first.runs) seen.add(parameters);
    }
    expect([...seen].sort((x, y) => x.ln - y.ln)).toEqual([cheaper, cheap]);
  });

  it('without accounts lets nobody in, at the cost of a password', async () => {
    const { cost } = watched([]);
    const { agent, runs } = await cost('a', 'one');
    expect(agent).toBeUndefined();
    expect(runs).toEqual([{ length: 32, parameters: { ln: 15, r: 8, p: 1 } }]);
  });
});
