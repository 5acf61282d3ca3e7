import { describe, expect, it } from '@jest/globals';
import { jittered } from './jittered.js';

describe('the wait before a link is looked for again', () => {
  it.each([
    [1, 'AA', 50],
    [1, '__', 100],
    [2, '__', 200],
    [5, 'AA', 800],
    [6, '__', 2_000],
    [1_000, 'AA', 1_000],
  ])('after %i failures, by chance %s, is %i ms', (failures, chance, ms) => {
    expect(Math.abs(jittered(failures, chance) - ms)).toBeLessThanOrEqual(ms / 50);
  });

  it('is between its bounds for whatever id', () => {
    for (const chance of ['', '!', 'not-used', 'zz']) {
      expect(jittered(1, chance)).toBeGreaterThanOrEqual(50);
      expect(jittered(1, chance)).toBeLessThanOrEqual(100);
    }
  });
});
