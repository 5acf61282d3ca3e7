import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { TokenBucket } from './token-bucket.js';

describe('TokenBucket', () => {
  let clock: FakeClock;
  let bucket: TokenBucket;

  beforeEach(() => {
    clock = new FakeClock();
    bucket = new TokenBucket(4, 100, clock);
  });

  it('gives all it holds at once, and then one after the other', async () => {
    for (let n = 0; n < 4; n += 1) {
      expect(bucket.wait()).toBe(0);
      bucket.take();
    }
    expect(bucket.wait()).toBe(10);
    await clock.advance(9);
    expect(bucket.wait()).toBe(1);
    await clock.advance(1);
    expect(bucket.wait()).toBe(0);
    bucket.take();
    expect(bucket.wait()).toBe(10);
  });

  it('holds no more than it can, however long nobody takes any', async () => {
    await clock.advance(60_000);
    expect(bucket.level).toBe(4);
  });

  it('makes whoever took in advance wait for that', async () => {
    bucket.take(10);
    expect(bucket.level).toBe(-6);
    expect(bucket.wait()).toBe(70);
    await clock.advance(70);
    expect(bucket.wait()).toBe(0);
  });

  it('serves whoever waits as long as it says', async () => {
    bucket.take(4);
    for (let n = 0; n < 1_000; n += 1) {
      await clock.advance(0.3);
      const wait = bucket.wait();
      if (wait > 0) await clock.advance(wait);
      expect(bucket.wait()).toBe(0);
      bucket.take();
    }
  });
});
