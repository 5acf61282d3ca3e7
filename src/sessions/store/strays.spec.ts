import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { LeasesOfTests } from '../../../test/support/leases-of-tests.js';
import { claimed, wholeOf } from '../../../test/support/store-bench.js';
import { Continuity } from './continuity.js';
import { Grounds } from './grounds.js';
import { MemorySessionStore } from './memory-session-store.js';
import { Strays } from './strays.js';

const RETENTION = 60_000;
/** So long the switch takes for one sign-in. */
const SIGN_IN = 50;

describe('Strays', () => {
  it('are taken in before the store forgets them, also when they are thousands, by several at once each', async () => {
    const clock = new FakeClock();
    const store = new MemorySessionStore(clock, { retention: RETENTION, answerTimeout: 1_000 });
    const leases = new LeasesOfTests(clock);
    const taken: string[] = [];
    const taker = {
      ready: () => true,
      has: (id: string) => taken.includes(id),
      take: async (id: string) => {
        await new Promise<void>((resolve) => clock.after(SIGN_IN, resolve));
        const holder = await store.find(id);
        if (holder && (await store.adopt(holder, 'lives'))) taken.push(id);
      },
    };
    for (let n = 0; n < 3_000; n += 1) await store.save(await claimed(store, 'dies'), wholeOf(0));
    const [one] = await store.ofInstance('dies', 1);
    leases.silent('dies');
    leases.keep('lives');
    const strays = new Strays(new Grounds(store, leases.of('lives'), new Continuity(clock), clock), 5_000, taker);
    await clock.advance(RETENTION - 1);
    expect(taken.length).toBe(3_000);
    expect(taken).toContain(one?.id);
    strays.end();
  });

  it('suspects so many at most, and forgets the oldest', async () => {
    const clock = new FakeClock();
    const store = new MemorySessionStore(clock, { retention: RETENTION, answerTimeout: 1_000 });
    const leases = new LeasesOfTests(clock);
    const looked: string[] = [];
    store.find = (id) => {
      looked.push(id);
      return Promise.resolve(undefined);
    };
    const taker = { ready: () => true, has: () => false, take: () => Promise.resolve() };
    const strays = new Strays(new Grounds(store, leases.of('lives'), new Continuity(clock), clock), 5_000, taker);
    for (let n = 0; n < 10_020; n += 1) strays.suspect(String(n));
    await clock.advance(6_000);
    expect([looked.length, looked[0]]).toEqual([10_000, '20']);
    strays.end();
  });
});
