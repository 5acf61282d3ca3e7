import { describe, expect, it } from '@jest/globals';
import { sameJson } from './same-json.js';

const own = (text: string): unknown => JSON.parse(text);

describe('sameJson', () => {
  it.each([
    [1, 1],
    [null, null],
    [{}, {}],
    [
      { a: 1, b: [1, { c: 'x' }] },
      { b: [1, { c: 'x' }], a: 1 },
    ],
    [{ a: undefined, b: 1 }, { b: 1 }],
    [own('{"__proto__":{"a":1}}'), own('{"__proto__":{"a":1}}')],
  ])('%j is %j', (one, other) => {
    expect(sameJson(one, other)).toBe(true);
    expect(sameJson(other, one)).toBe(true);
  });

  it.each([
    [1, 2],
    [1, '1'],
    [null, {}],
    [[], {}],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: { b: [1] } }, { a: { b: [2] } }],
    [{}, own('{"constructor":"x"}')],
    [{}, own('{"__proto__":{}}')],
    [{ a: null }, {}],
  ])('%j is not %j', (one, other) => {
    expect(sameJson(one, other)).toBe(false);
    expect(sameJson(other, one)).toBe(false);
  });
});
