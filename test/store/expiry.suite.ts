import { expect, it } from '@jest/globals';
import { adding, claimed, takenOver, wholeOf } from '../support/store-bench.js';
import type { StoreUnderTest } from './store-under-test.js';

/** @param retention of the store, in milliseconds: many times what a few questions take */
export function expirySuite(bench: () => StoreUnderTest, retention: number): void {
  it('forgets what nobody saves, and keeps what somebody does', async () => {
    const { one, other, pass } = bench();
    const [kept, left, released] = [await claimed(one), await claimed(one), await claimed(one)];
    await one.save(left, adding(0, 2));
    await one.release(released);
    for (let n = 0; n < 6; n += 1) {
      await pass(retention / 3);
      expect(await one.save(kept, adding(0, 0))).toBe('saved');
    }
    expect((await other.ofInstance('one', 10)).map(({ id }) => id)).toEqual([kept.session]);
    expect(await other.find(kept.session)).toMatchObject({ fence: kept.fence });
    for (const { session, key } of [left, released]) {
      expect(await other.find(session)).toBeUndefined();
      expect(await other.ofAgent(key)).toBeUndefined();
      expect(await other.read(session)).toBeUndefined();
    }
    expect(await other.ofInstance(undefined, 10)).toEqual([]);
    expect(await one.save(left, adding(2, 1))).toBe('behind');
    expect(await one.save(left, wholeOf(3))).toBe('saved');
    expect((await takenOver(bench(), kept)).fence).toBeGreaterThan(kept.fence);
  });
}
