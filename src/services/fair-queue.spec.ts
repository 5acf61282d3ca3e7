import { beforeEach, describe, expect, it } from '@jest/globals';
import { FairQueue } from './fair-queue.js';

interface Item {
  readonly address: string;
  readonly agent: string;
  readonly name: string;
}

describe('FairQueue', () => {
  let queue: FairQueue<Item>;
  beforeEach(() => {
    queue = new FairQueue();
  });

  const item = (name: string, address: string, agent: string): Item => ({ name, address, agent });
  const add = (name: string, address: string, agent: string) => {
    const one = item(name, address, agent);
    queue.add(one);
    return one;
  };

  /** Takes all of them, always the first in turn. */
  function drain(): string[] {
    const names = [];
    for (let [next] = queue.inTurn(); next; [next] = queue.inTurn()) {
      queue.take(next);
      names.push(next.name);
    }
    return names;
  }

  it('lets the addresses take turns, and the agents within one', () => {
    for (const n of [1, 2, 3]) add(`a${n}`, 'A', 'x');
    add('b1', 'A', 'y');
    add('c1', 'B', 'x');
    for (const n of [1, 2]) add(`d${n}`, 'C', 'z');
    expect(queue.size).toBe(7);
    expect(drain()).toEqual(['a1', 'c1', 'd1', 'b1', 'd2', 'a2', 'a3']);
    expect(queue.size).toBe(0);
  });

  it('one who comes later waits one turn of each, not for all', () => {
    for (let n = 0; n < 50; n += 1) add(`a${n}`, 'A', `x${n}`);
    const [head] = queue.inTurn();
    if (head) queue.take(head);
    add('b', 'B', 'y');
    expect(drain().slice(0, 2)).toEqual(['a1', 'b']);
  });

  it('shows the first of each agent, and the next one where that is removed meanwhile', () => {
    const [one] = [add('a1', 'A', 'x'), add('a2', 'A', 'x'), add('b1', 'A', 'y'), add('c1', 'B', 'x')];
    const seen: string[] = [];
    for (const shown of queue.inTurn()) {
      seen.push(shown.name);
      if (shown === one) queue.remove(shown);
    }
    expect(seen).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('removes once', () => {
    const one = add('a1', 'A', 'x');
    expect([queue.remove(one), queue.remove(one), queue.size]).toEqual([true, false, 0]);
    expect([...queue.inTurn()]).toEqual([]);
  });

  describe('who gives way', () => {
    const surplus = (address: string, agent: string) => queue.surplus({ address, agent })?.name;

    it('is the latest of the agent with the most in the address with the most', () => {
      for (const n of [1, 2, 3]) add(`a${n}`, 'A', 'x');
      add('b1', 'A', 'y');
      add('c1', 'B', 'x');
      expect(surplus('C', 'z')).toBe('a3');
      expect(surplus('B', 'x')).toBe('a3');
    });

    it('is nobody for one more of the address with the most, but for an agent of it who has fewer', () => {
      for (const n of [1, 2, 3]) add(`a${n}`, 'A', 'x');
      add('b1', 'A', 'y');
      expect(surplus('A', 'x')).toBeUndefined();
      expect(surplus('A', 'y')).toBe('a3');
      expect(surplus('A', 'z')).toBe('a3');
    });

    it('is nobody where all have as many', () => {
      add('a', 'A', 'x');
      add('b', 'B', 'x');
      expect(surplus('C', 'x')).toBeUndefined();
      expect(surplus('A', 'y')).toBeUndefined();
    });
  });
});
