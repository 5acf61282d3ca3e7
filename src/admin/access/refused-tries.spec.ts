import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { RefusedTries } from './refused-tries.js';

describe('RefusedTries', () => {
  it('has ten of each address in a minute answered as what they are', async () => {
    const [clock, tries] = ((one) => [one, new RefusedTries(one)] as const)(new FakeClock());
    const ten = () => Array.from({ length: 10 }, () => tries.note('a'));
    expect(ten().every((one) => one === undefined)).toBe(true);
    await clock.advance(20_000);
    expect(tries.note('a')).toBe(40_000);
    expect(tries.note('b')).toBeUndefined();
    await clock.advance(39_999);
    expect(tries.note('a')).toBe(1);
    await clock.advance(1);
    expect(ten().every((one) => one === undefined)).toBe(true);
  });

  it('forgets the oldest addresses where there are many', () => {
    const tries = new RefusedTries(new FakeClock());
    for (let n = 0; n < 11; n += 1) tries.note('first');
    expect(tries.note('first')).toBe(60_000);
    for (let n = 0; n < 1_100; n += 1) tries.note(`other ${n}`);
    expect(tries.note('first')).toBeUndefined();
  });
});
