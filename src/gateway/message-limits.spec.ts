import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beyondLimits } from './message-limits.js';

const LIMITS = { messageBytes: 1000, messageDepth: 4 };
const LARGE = 'larger than 1000 bytes';

/** A list that says how often somebody looked at what is in it. */
function watched(length: number) {
  const looks = { count: 0 };
  const list = new Proxy(
    Array.from({ length }, () => 1),
    {
      get: (target, name, self) => {
        if (name !== 'length') looks.count += 1;
        return Reflect.get(target, name, self) as unknown;
      },
    },
  );
  return { list, looks };
}

describe('beyondLimits', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'.repeat(998)],
    ['a list', Array.from({ length: 400 }, () => 1)],
    ['maps', { a: { b: { c: 'x'.repeat(900) } } }],
    ['names of every object', JSON.parse('{"__proto__":{"constructor":1},"constructor":{"length":9e9}}')],
  ])('lets %s pass', (_, message) => expect(beyondLimits(message, LIMITS)).toBeUndefined());

  it.each<[string, unknown]>([
    ['a text', 'x'.repeat(999)],
    ['a text of two-byte characters', 'ä'.repeat(500)],
    ['a list', Array.from({ length: 501 }, () => 1)],
    ['a list of empty lists', Array.from({ length: 501 }, () => [])],
    ['a map', Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, 1]))],
    ['a long name', { ['k'.repeat(1000)]: 1 }],
    ['many small ones together', Array.from({ length: 20 }, () => 'x'.repeat(60))],
    ['one late in many', [...Array.from({ length: 90 }, () => ({ a: 1 })), 'x'.repeat(990)]],
  ])('finds %s too large', (_, message) => expect(beyondLimits(message, LIMITS)).toBe(LARGE));

  it('finds what is too deep, and what is no JSON', () => {
    expect(beyondLimits([[[[]]]], LIMITS)).toBeUndefined();
    expect(beyondLimits([[[[[]]]]], LIMITS)).toBe('deeper than 4 levels');
    expect(beyondLimits({ a: Buffer.from('x') }, LIMITS)).toBe('binary data');
    expect(beyondLimits(new ArrayBuffer(2), LIMITS)).toBe('binary data');
  });

  it('does not look into a list that is too long', () => {
    const { list, looks } = watched(501);
    expect(beyondLimits([list], LIMITS)).toBe(LARGE);
    // Whether it is a view of bytes is asked of any object; that is all.
    expect(looks.count).toBeLessThan(5);
  });

  it('looks at no more of a map than the limit allows', () => {
    let looks = 0;
    const entry = { enumerable: true, get: () => (looks += 1) };
    const map = Object.defineProperties(
      {},
      Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, entry])),
    );
    expect(beyondLimits(map, LIMITS)).toBe(LARGE);
    expect(looks).toBeLessThan(500);
  });

  it('never finds a message larger than its JSON text is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (message) => {
        const messageBytes = Buffer.byteLength(JSON.stringify(message)) + 2;
        expect(beyondLimits(message, { messageBytes, messageDepth: 1000 })).toBeUndefined();
      }),
    );
  });
});
