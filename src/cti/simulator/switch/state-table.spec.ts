import { describe, expect, it } from '@jest/globals';
import { StateTable } from './state-table.js';

type State = 'a' | 'b' | 'end';

describe('a state table', () => {
  it('says what an event leads to, and nothing for one that is not taken', () => {
    const table = new StateTable<State, 'go' | 'stop'>({ a: { go: 'b' }, b: { stop: 'end' }, end: {} }, ['a'], 'end');
    expect(table.next('a', 'go')).toBe('b');
    expect(table.next('a', 'stop')).toBeUndefined();
    expect([table.isFinal('b'), table.isFinal('end')]).toEqual([false, true]);
  });

  it.each([
    ['leads nowhere', { a: { go: 'c' as State }, b: {}, end: {} }, 'c is no state'],
    ['goes on after the end', { a: { go: 'b' }, b: { go: 'end' }, end: { go: 'a' } }, 'end is final'],
    ['has a state that nothing leads to', { a: { go: 'end' }, b: { go: 'end' }, end: {} }, 'nothing leads to b'],
    ['has a state without a way to the end', { a: { go: 'b', stop: 'end' }, b: { go: 'b' }, end: {} }, 'b never ends'],
  ] as const)('is refused when it %s', (_what, rows, problem) => {
    expect(() => new StateTable<State, 'go' | 'stop'>(rows, ['a'], 'end')).toThrow(problem);
  });
});
