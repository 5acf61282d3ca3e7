import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { AttemptCount } from './attempt-count.js';

describe('AttemptCount', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock();
  });

  function fail(count: AttemptCount, key: string): void {
    count.begin(key);
    count.end(key, true);
  }

  it('is full after so many failures, until the window of the first one is over', async () => {
    const count = new AttemptCount(clock, 2, 1_000);
    fail(count, 'a');
    await clock.advance(400);
    expect([count.standing('a'), count.retryAfter('a')]).toEqual(['room', 0]);
    fail(count, 'a');
    expect([count.standing('a'), count.retryAfter('a')]).toEqual(['full', 600]);
    expect([count.standing('b'), count.retryAfter('b')]).toEqual(['room', 0]);
    await clock.advance(600);
    expect([count.standing('a'), count.retryAfter('a')]).toEqual(['room', 0]);
  });

  it('counts failures only: a right sign-in begins no window', async () => {
    const count = new AttemptCount(clock, 2, 1_000);
    count.begin('a');
    count.end('a', false);
    await clock.advance(900);
    fail(count, 'a');
    await clock.advance(200);
    fail(count, 'a');
    expect([count.standing('a'), count.retryAfter('a')]).toEqual(['full', 800]);
  });

  it('is undecided while those underway may fill it', () => {
    const count = new AttemptCount(clock, 2, 1_000);
    count.begin('a');
    expect(count.standing('a')).toBe('room');
    count.begin('a');
    expect(count.standing('a')).toBe('undecided');
    count.end('a', false);
    expect(count.standing('a')).toBe('room');
    count.end('a', true);
    count.begin('a');
    expect(count.standing('a')).toBe('undecided');
    count.end('a', true);
    expect(count.standing('a')).toBe('full');
  });

  it('remembers no more keys than it may: the oldest is forgotten', async () => {
    const count = new AttemptCount(clock, 1, 1_000, 3);
    for (const key of ['a', 'b', 'c', 'd']) {
      fail(count, key);
      await clock.advance(1);
    }
    expect(['a', 'b', 'c', 'd'].map((key) => count.standing(key))).toEqual(['room', 'full', 'full', 'full']);
  });

  it('forgets what is over before anything that counts', async () => {
    const count = new AttemptCount(clock, 1, 1_000, 3);
    for (const key of ['a', 'b']) fail(count, key);
    await clock.advance(999);
    fail(count, 'c');
    await clock.advance(1);
    for (const key of ['d', 'e']) fail(count, key);
    expect(['c', 'd', 'e'].map((key) => count.standing(key))).toEqual(['full', 'full', 'full']);
  });
});
