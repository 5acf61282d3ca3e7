import { describe, expect, it } from '@jest/globals';
import { Unfinished } from './unfinished.js';

describe('Unfinished', () => {
  const holders = (unfinished: Unfinished) => {
    const cut: string[] = [];
    return { cut, set: (name: string, key: object, bytes: number) => unfinished.set(key, bytes, () => cut.push(name)) };
  };

  it('cuts who has held something back the longest, until the rest fits', () => {
    const unfinished = new Unfinished(1_000);
    const { cut, set } = holders(unfinished);
    const [first, second, third] = [{}, {}, {}];
    set('first', first, 400);
    set('second', second, 400);
    set('first', first, 500);
    expect(cut).toEqual([]);
    set('third', third, 700);
    expect(cut).toEqual(['first', 'second']);
    expect(unfinished.bytes).toBe(700);
  });

  it('begins anew with who has become whole', () => {
    const unfinished = new Unfinished(1_000);
    const { cut, set } = holders(unfinished);
    const [first, second] = [{}, {}];
    set('first', first, 600);
    set('first', first, 0);
    set('second', second, 300);
    set('first', first, 600);
    set('second', second, 600);
    expect(cut).toEqual(['second']);
    unfinished.forget(first);
    expect(unfinished.bytes).toBe(0);
  });
});
