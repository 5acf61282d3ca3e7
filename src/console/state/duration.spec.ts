import { expect, it } from '@jest/globals';
import { duration } from './duration.js';

it.each([
  [-5, '0:00'],
  [999, '0:00'],
  [61_000, '1:01'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [90_061_000, '25:01:01'],
])('shows %d ms as %s', (milliseconds, shown) => {
  expect(duration(milliseconds)).toBe(shown);
});
