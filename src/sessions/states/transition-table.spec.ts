import { describe, expect, it } from '@jest/globals';
import { checkedTable, mayMove } from './transition-table.js';

type S = 'a' | 'b' | 'c';
const table = {
  name: 't',
  initial: ['a'] as S[],
  final: ['c'] as S[],
  moves: { a: ['b'], b: ['c'], c: [] } as Record<S, S[]>,
};

describe('transition table', () => {
  it('knows its moves', () => {
    expect(mayMove(checkedTable(table), 'a', 'b')).toBe(true);
    expect(mayMove(table, 'a', 'a')).toBe(true);
    expect(mayMove(table, 'c', 'a')).toBe(false);
  });

  it.each([
    ['c cannot be reached', { ...table, moves: { ...table.moves, b: ['a'] as S[] } }],
    ['b is a dead end', { ...table, moves: { a: ['b', 'c'] as S[], b: [] as S[], c: [] as S[] } }],
    ['c is final and has moves', { ...table, moves: { ...table.moves, c: ['a'] as S[] } }],
  ])('refuses a table where %s', (problem, bad) => {
    expect(() => checkedTable<S>(bad)).toThrow(`t: ${problem}`);
  });
});
