import { describe, expect, it } from '@jest/globals';
import { scryptThreads } from './scrypt-threads.js';

describe('scryptThreads', () => {
  it.each([
    [undefined, 1, 1],
    [undefined, 2, 2],
    [undefined, 64, 2],
    ['', 64, 2],
    ['16', 8, 8],
    ['16', 64, 14],
    ['2', 8, 1],
    ['1', 8, 1],
    ['0', 8, 1],
    ['many', 8, 1],
  ])('with a pool of %j and %i processors are %i', (pool, processors, threads) => {
    // An empty text stands for a variable that is not set: a parameter that is undefined takes the default.
    expect(scryptThreads(pool ?? '', processors)).toBe(threads);
  });
});
