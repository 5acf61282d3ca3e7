import { expect, it } from '@jest/globals';
import { adding, claimed, fresh, keyOf, ownerOf, takenOver, wholeOf } from '../support/store-bench.js';
import type { StoreUnderTest } from './store-under-test.js';

const AGENTS = 100;
const CLAIMS = 1_000;

/** Who gets a session, and who is told that somebody has it. */
export function claimsSuite(bench: () => StoreUnderTest): void {
  it('gives each of 100 agents to exactly one of 1,000 who claim at once at two instances', async () => {
    const { one, other } = bench();
    const keys = Array.from({ length: AGENTS }, () => keyOf());
    const claims = await Promise.all(
      Array.from({ length: CLAIMS }, async (_, n) => {
        const key = keys[Math.floor(n / 2) % AGENTS]!;
        const session = fresh('session');
        return { key, session, claim: await (n % 2 ? one : other).claim(key, session, n % 2 ? 'one' : 'other') };
      }),
    );
    for (const key of keys) {
      const own = claims.filter((claim) => claim.key === key);
      const won = own.filter(({ claim }) => 'fence' in claim);
      expect(own).toHaveLength(CLAIMS / AGENTS);
      expect(won).toHaveLength(1);
      const holder = await other.ofAgent(key);
      expect(holder?.id).toBe(won[0]?.session);
      for (const { claim } of own) if ('holder' in claim) expect(claim.holder).toEqual(holder);
    }
  });

  it('knows a session by its id and by its agent, and nothing of others', async () => {
    const { one, other } = bench();
    const { key, session, instance, fence } = await claimed(one);
    const holder = { id: session, key, instance, fence };
    expect(await other.find(session)).toEqual(holder);
    expect(await other.ofAgent(key)).toEqual(holder);
    expect(await other.read(session)).toEqual({ ...holder, parts: new Map(), events: [], seq: 0 });
    expect(await one.find('nobody')).toBeUndefined();
    expect(await one.read('nobody')).toBeUndefined();
    expect(await one.ofAgent(keyOf('nobody'))).toBeUndefined();
  });

  it('a claim that loses leaves nothing behind', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    expect(await other.claim(own.key, 'late', 'other')).toMatchObject({ holder: { id: own.session, instance: 'one' } });
    expect(await one.find('late')).toBeUndefined();
    expect(await one.ofInstance('other', 1_000)).toEqual([]);
  });

  it('puts another session in the place of one that is over, as if it had been claimed', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 3, { parts: new Map([['a', '1']]) }));
    const next = { session: fresh('next'), instance: 'other' };
    expect(await one.replace(own, next)).toBe(true);
    const holder = await other.ofAgent(own.key);
    expect(holder).toMatchObject({ id: next.session, instance: 'other', key: own.key });
    expect(holder?.fence).toBeGreaterThan(own.fence);
    expect(await other.read(next.session)).toEqual({ ...holder, parts: new Map(), events: [], seq: 0 });
    expect(await other.find(own.session)).toBeUndefined();
    expect([await one.ofInstance('one', 10), await one.ofInstance('other', 10)]).toEqual([[], [holder]]);
    expect([await one.replace(own, next), await one.drop(own), await one.release(own)]).toEqual([false, false, false]);
    expect([await one.save(own, adding(3, 1)), await one.save(own, wholeOf(4))]).toEqual(['fenced', 'fenced']);
    const owner = { key: own.key, ...next, fence: holder?.fence ?? 0 };
    expect(await other.save(owner, wholeOf(2))).toBe('saved');
    expect(await one.read(next.session)).toMatchObject({ seq: 2, events: [{ seq: 1 }, { seq: 2 }] });
  });

  it('lets nobody between one that is over and its successor, and takes one successor', async () => {
    const { one, other } = bench();
    for (let n = 0; n < 20; n += 1) {
      const own = await claimed(one);
      const [first, second] = [fresh('first'), fresh('second')];
      const [replaced, again, claim, adopted] = await Promise.all([
        one.replace(own, { session: first, instance: 'one' }),
        one.replace(own, { session: second, instance: 'other' }),
        other.claim(own.key, fresh('late'), 'other'),
        other.adopt({ ...own, id: own.session }, 'other'),
      ]);
      expect(claim).toHaveProperty('holder');
      expect([replaced, again, adopted !== undefined].filter((won) => won)).toHaveLength(1);
    }
  });

  it('a fence is above all former ones of the agent, over drops, adoptions and a store that has lost all', async () => {
    const { one, other, loseAll } = bench();
    const key = keyOf();
    let last = 0;
    for (let n = 0; n < 20; n += 1) {
      const own = await claimed(n % 2 ? one : other, 'one', key);
      const next = await takenOver(bench(), own);
      expect(own.fence).toBeGreaterThan(last);
      expect(next.fence).toBeGreaterThan(own.fence);
      expect(Number.isSafeInteger(next.fence)).toBe(true);
      last = next.fence;
      if (n % 3) expect(await other.drop(next)).toBe(true);
      else await loseAll();
    }
  });

  it('the same agent of two services has two sessions', async () => {
    const { one } = bench();
    const agent = fresh('agent');
    const [a, b] = [
      await claimed(one, 'one', { service: 'a', agent }),
      await claimed(one, 'one', { service: 'b', agent }),
    ];
    expect(await ownerOf(one, a.session)).toEqual(a);
    expect(await ownerOf(one, b.session)).toEqual(b);
  });

  it.each([
    ['braces', ['{}', '}{']],
    ['blanks', ['a b', 'a', '\n']],
    ['letters', ['Жанна', '漢字', '🎧', '\ud800', '\ud801']],
    ['separators', ['a/b', 'a', 'a%2Fb']],
    ['signs', ['"', '\\', ':*?[']],
    ['length', ['x'.repeat(500), 'x'.repeat(501)]],
  ])('tells ids apart by their %s', async (_, words) => {
    const { one, other } = bench();
    const keys = words.flatMap((service) => words.map((agent) => ({ service, agent })));
    const instance = `one ${words[0]}`;
    const owns = await Promise.all(keys.map((key) => claimed(one, instance, key)));
    for (const own of owns) expect(await ownerOf(other, own.session)).toEqual(own);
    expect(await other.ofInstance(instance, 1_000)).toHaveLength(owns.length);
    for (const own of owns) expect(await one.drop(own)).toBe(true);
  });
}
