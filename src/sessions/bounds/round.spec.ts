import { describe, expect, it } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Round } from './round.js';

const roundOf = (...members: readonly string[]) => {
  const round = new Round<string>();
  for (const one of members) round.add(one);
  return round;
};
const turns = (round: Round<string>, count: number) => Array.from({ length: count }, () => round.next()).join('');

describe('a round', () => {
  it('gives each its turn, again and again', () => {
    expect(turns(roundOf('a', 'b', 'c'), 7)).toBe('abcabca');
    expect(roundOf().next()).toBeUndefined();
  });

  it('is not disturbed by who joins, joins again, or leaves', () => {
    const round = roundOf('a', 'b', 'c');
    expect(turns(round, 1)).toBe('a');
    round.add('d');
    round.add('b');
    expect(turns(round, 4)).toBe('bcad');
    round.delete('b');
    round.delete('none');
    expect(turns(round, 4)).toBe('cadc');
    for (const one of ['a', 'c', 'd']) round.delete(one);
    expect([round.size, round.next()]).toEqual([0, undefined]);
    round.add('e');
    expect(turns(round, 2)).toBe('ee');
  });

  it('keeps nothing of those who came and went while nobody had a turn', () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const round = roundOf('a');
    const comeAndGo = (times: number) => {
      for (let n = 0; n < times; n += 1) {
        round.delete('a');
        round.add('a');
      }
      gc();
      return process.memoryUsage().heapUsed;
    };
    comeAndGo(10_000);
    const before = comeAndGo(10_000);
    expect(comeAndGo(200_000) - before).toBeLessThan(1_000_000);
  });
});
