import { describe, expect, it } from '@jest/globals';
import { adding, claimed, keyOf } from '../../../test/support/store-bench.js';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { StoreUnavailableError } from '../../errors/operator-errors.js';
import { MemorySessionStore } from './memory-session-store.js';

describe('a store in memory that is slow', () => {
  const slow = async (delay: number) => {
    const clock = new FakeClock();
    const store = new MemorySessionStore(clock, { retention: 60_000, answerTimeout: 2_000 });
    const own = await claimed(store);
    store.delay = delay;
    return { clock, store, own };
  };

  it('answers late', async () => {
    const { clock, store, own } = await slow(300);
    let answer: unknown;
    void store.save(own, adding(0, 1)).then((saved) => (answer = saved));
    await clock.advance(299);
    expect(answer).toBeUndefined();
    await clock.advance(1);
    expect(answer).toBe('saved');
    expect(clock.pending).toBe(0);
  });

  it('is given up beyond its deadline, and has done it all the same', async () => {
    const { clock, store, own } = await slow(3_000);
    const saved = expect(store.save(own, adding(0, 1))).rejects.toThrow(StoreUnavailableError);
    const claim = expect(store.claim(keyOf('late'), 'mine', 'one')).rejects.toThrow(StoreUnavailableError);
    await clock.advance(2_000);
    await Promise.all([saved, claim]);
    store.delay = 0;
    expect(await store.save(own, adding(1, 1))).toBe('saved');
    expect(await store.claim(keyOf('late'), 'mine', 'one')).toMatchObject({ holder: { id: 'mine', instance: 'one' } });
  });

  it('whoever waits when it goes away gets no answer', async () => {
    const { clock, store, own } = await slow(300);
    const saved = expect(store.save(own, adding(0, 1))).rejects.toThrow(StoreUnavailableError);
    store.setAvailable(false);
    await clock.advance(300);
    await saved;
  });
});
