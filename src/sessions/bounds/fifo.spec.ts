import { describe, expect, it } from '@jest/globals';
import { Fifo } from './fifo.js';

describe('Fifo', () => {
  it('gives what came first, and the last ones in order, however it is used', () => {
    const fifo = new Fifo<number>();
    let [next, oldest] = [0, 0];
    for (let step = 0; step < 2_000; step += 1) {
      if (step % 7 < 4) fifo.push((next += 1));
      else if (oldest < next) expect(fifo.shift()).toBe((oldest += 1));
      else expect(fifo.shift()).toBeUndefined();
      expect([fifo.length, fifo.first]).toEqual([next - oldest, oldest < next ? oldest + 1 : undefined]);
    }
    expect(fifo.last(3)).toEqual([next - 2, next - 1, next]);
    expect(fifo.last(0)).toEqual([]);
  });
});
