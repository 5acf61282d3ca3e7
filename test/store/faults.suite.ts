import { expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { eventually } from '../support/asterisk/eventually.js';
import { adding, claimed, fresh, seqs, takenOver, wholeOf } from '../support/store-bench.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What is promised where the store loses what it has, or cannot be asked. */
export function faultsSuite(bench: () => StoreUnderTest): void {
  it('one that has lost all is filled again, and goes on from there', async () => {
    const { one, other, loseAll } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 3));
    await loseAll();
    expect(await other.find(own.session)).toBeUndefined();
    expect(await one.save(own, adding(3, 1))).toBe('behind');
    expect(await one.save(own, wholeOf(4, new Map([['a', '1']])))).toBe('saved');
    expect(await one.save(own, adding(4, 1))).toBe('saved');
    expect(await other.find(own.session)).toMatchObject({ id: own.session, instance: 'one', fence: own.fence });
    expect(await other.ofInstance('one', 1_000)).toContainEqual(await other.find(own.session));
    const next = await takenOver(bench(), own);
    expect(next.fence).toBeGreaterThan(own.fence);
    expect(seqs(await other.read(own.session))).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['the former', 'the next'])(
    'of two owners the next one gets it back, where %s one comes first',
    async (first) => {
      const { one, other, loseAll } = bench();
      const own = await claimed(one);
      const next = await takenOver(bench(), own);
      await loseAll();
      if (first === 'the former') expect(await one.save(own, wholeOf(2))).toBe('saved');
      // Also where the number is right: what is there is the former one's.
      expect(await other.save(next, adding(first === 'the former' ? 2 : 0, 1))).toBe('behind');
      expect(await other.save(next, wholeOf(5))).toBe('saved');
      expect(await one.save(own, adding(2, 1))).toBe('fenced');
      expect(await one.save(own, wholeOf(2))).toBe('fenced');
      expect(await one.read(own.session)).toMatchObject({ instance: 'other', fence: next.fence, seq: 5 });
      expect(await one.ofInstance('one', 1_000)).toEqual([]);
    },
  );

  it.each(['the former', 'the next'])(
    'of two sessions of an agent the next one stays, where %s one comes first',
    async (first) => {
      const { one, other, loseAll } = bench();
      const own = await claimed(one);
      await loseAll();
      const next = await claimed(other, 'other', own.key);
      await other.save(next, adding(0, 2));
      if (first === 'the former') {
        await loseAll();
        expect(await one.save(own, wholeOf(1))).toBe('saved');
        expect(await other.save(next, adding(2, 1))).toBe('behind');
        expect(await other.save(next, wholeOf(3))).toBe('saved');
      }
      expect(await one.save(own, wholeOf(1))).toBe('fenced');
      expect(await one.save(own, adding(0, 0))).toBe('fenced');
      expect(await one.find(own.session)).toBeUndefined();
      expect(await one.ofAgent(own.key)).toMatchObject({ id: next.session });
    },
  );

  it('where two have the same fence, the one that is there stays', async () => {
    const { one, other, loseAll } = bench();
    const own = await claimed(one);
    const twin = { ...own, session: fresh('session'), instance: 'other' };
    await loseAll();
    expect(await other.save(twin, wholeOf(1))).toBe('saved');
    expect(await one.save(own, wholeOf(2))).toBe('fenced');
    expect(await other.save({ ...twin, instance: 'third' }, wholeOf(2))).toBe('fenced');
    expect(await one.ofAgent(own.key)).toMatchObject({ id: twin.session, instance: 'other' });
  });

  it('cannot be asked, says so, and can be asked again', async () => {
    const { one, other, cut, mend } = bench();
    const own = await claimed(one);
    const told: boolean[] = [];
    const ended: boolean[] = [];
    const stop = one.onAvailable((available) => told.push(available));
    one.onAvailable((available) => ended.push(available))();
    expect(one.available).toBe(true);
    await cut();
    await eventually(() => !one.available && !other.available, 10_000, 'unavailable');
    const holder = { id: own.session, key: own.key, instance: 'one', fence: own.fence };
    const asked = [
      one.claim(own.key, 's', 'one'),
      one.find(own.session),
      one.ofAgent(own.key),
      one.read(own.session),
      one.adopt(holder, 'other'),
      one.save(own, adding(0, 1)),
      one.release(own),
      one.drop(own),
      one.ofInstance('one', 1),
      one.ask('one', { session: 's', fence: 1, wanted: 'end' }),
    ];
    for (const answer of asked) await expect(answer).rejects.toThrow(StoreUnavailableError);
    await mend();
    await eventually(() => one.available && other.available, 30_000, 'available');
    expect(told).toEqual([false, true]);
    expect(ended).toEqual([]);
    stop();
    expect(await one.save(own, adding(0, 1))).toBe('saved');
  });
}
