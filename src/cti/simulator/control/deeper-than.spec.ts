import { describe, expect, it } from '@jest/globals';
import { deeperThan } from './deeper-than.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + '0' + ']'.repeat(levels));

describe('deeperThan', () => {
  it('counts levels, however many there are', () => {
    expect(deeperThan(undefined, 0)).toBe(false);
    expect(deeperThan({ a: 'x' }, 1)).toBe(false);
    expect(deeperThan({ a: { b: 1 } }, 1)).toBe(true);
    expect(deeperThan(nested(16), 16)).toBe(false);
    expect(deeperThan(nested(17), 16)).toBe(true);
    expect(deeperThan(nested(5_000), 16)).toBe(true);
  });
});
