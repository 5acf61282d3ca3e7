import { describe, expect, it } from '@jest/globals';
import { AccountStore } from './account-store.js';
import { FakeClock } from '../../test/support/fake-clock.js';
import type { AgentAccount } from './agent-account.js';
import { deriveKey, type DeriveKey } from './derive-key.js';
import { PasswordHash } from './password-hash.js';
import { RememberedPasswords } from './remembered-passwords.js';
import type { ScryptParameters } from './scrypt-parameters.js';
import { UNKNOWN, WRONG } from './verdict.js';

const salt = Buffer.from('0123456789abcdef');
const cheap = { ln: 4, r: 8, p: 1 };
const cheaper = { ln: 3, r: 4, p: 2 };

async function account(id: string, password: string, parameters: ScryptParameters): Promise<AgentAccount> {
  return {
    agent: { id, extension: id, queues: [], roles: ['agent'] },
    password: await PasswordHash.of(password, salt, parameters),
  };
}

/** A store that tells which runs of scrypt it made. */
function watched(accounts: readonly AgentAccount[], remembered?: RememberedPasswords) {
  const runs: { length: number; parameters: ScryptParameters }[] = [];
  const derive: DeriveKey = (password, salt, length, parameters) => {
    runs.push({ length, parameters });
    return deriveKey(password, salt, length, parameters);
  };
  const store = new AccountStore(accounts, derive, remembered);
  const cost = async (id: string, password: string) => {
    runs.length = 0;
    const credentials = { id, password };
    const verdict = store.recall(credentials) ?? (await store.verify(credentials));
    return { agent: verdict.result === 'right' ? verdict.agent : undefined, runs: [...runs] };
  };
  return { store, cost };
}

describe('AccountStore', () => {
  it('knows an agent by the right password only', async () => {
    const { store } = watched([await account('a', 'one', cheap), await account('b', 'two', cheap)]);
    await expect(store.verify({ id: 'a', password: 'one' })).resolves.toEqual({
      result: 'right',
      agent: { id: 'a', extension: 'a', queues: [], roles: ['agent'] },
    });
    await expect(store.verify({ id: 'a', password: 'two' })).resolves.toEqual(WRONG);
    await expect(store.verify({ id: 'b', password: 'one' })).resolves.toEqual(WRONG);
    await expect(store.verify({ id: 'c', password: 'one' })).resolves.toEqual(UNKNOWN);
    await expect(store.verify({ id: '__proto__', password: 'one' })).resolves.toEqual(UNKNOWN);
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

  it('derives nothing for a password that was right lately, and the same as ever for any other', async () => {
    const remembered = new RememberedPasswords(new FakeClock(), 1_000);
    const { cost } = watched([await account('a', 'one', cheap)], remembered);
    expect((await cost('a', 'one')).runs).toHaveLength(1);
    const again = await cost('a', 'one');
    expect([again.agent?.id, again.runs]).toEqual(['a', []]);
    for (const [id, password] of [
      ['a', 'two'],
      ['nobody', 'one'],
    ] as const) {
      const { agent, runs } = await cost(id, password);
      expect([agent, runs.length]).toEqual([undefined, 1]);
    }
  });

  it('recalls none but those who were right lately', async () => {
    const remembered = new RememberedPasswords(new FakeClock(), 1_000);
    const { store } = watched([await account('a', 'one', cheap)], remembered);
    expect(store.recall({ id: 'a', password: 'one' })).toBeUndefined();
    const right = await store.verify({ id: 'a', password: 'one' });
    expect(store.recall({ id: 'a', password: 'one' })).toEqual(right);
    expect(store.recall({ id: 'a', password: 'two' })).toBeUndefined();
    expect(store.recall({ id: 'b', password: 'one' })).toBeUndefined();
    expect(store.recall({ id: 'a' })).toBeUndefined();
  });

  it('has nothing to say of what is no password', async () => {
    const { store } = watched([await account('a', 'one', cheap)]);
    await expect(store.verify({ id: 'a', token: 'one' })).resolves.toEqual(UNKNOWN);
  });
});
