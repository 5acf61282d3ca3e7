import { expect, it } from '@jest/globals';
import { RandomTraceIds } from './random-trace-ids.js';

it('gives ids of 32 hexadecimal digits, never the same', () => {
  const ids = new RandomTraceIds();
  const many = Array.from({ length: 1_000 }, () => ids.next());
  expect(new Set(many).size).toBe(1_000);
  expect(many.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
});
