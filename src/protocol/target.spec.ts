import { describe, expect, it } from '@jest/globals';
import { Target } from './target.js';

describe('Target', () => {
  it.each([
    ['s', 'session'],
    ['s.tel', 'channel'],
    ['s.tel.i1', 'interaction'],
    ['s.tel.i1.v1', 'conversation'],
  ])('reads %s as a %s', (text, kind) => {
    const target = Target.parse(text);
    expect(target?.kind).toBe(kind);
    expect(target?.toString()).toBe(text);
  });

  it.each(['', '.', 's.', '.s', 's..i', 'a.b.c.d.e', 'a b', 'ä', 's.tel\n'])('refuses %j', (text) =>
    expect(Target.parse(text)).toBeUndefined(),
  );

  it('refuses what is too long', () => {
    expect(Target.parse('x'.repeat(65))).toBeUndefined();
    expect(Target.parse('a.'.repeat(100_000))).toBeUndefined();
  });
});
