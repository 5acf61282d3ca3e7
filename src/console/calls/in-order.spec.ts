import { describe, expect, it } from '@jest/globals';
import { inOrder } from './in-order.js';

describe('the calls', () => {
  const call = (target: string, second: number) => ({
    target,
    times: { created: new Date(second * 1000).toISOString() },
  });

  it('stand in the order in which they came, of one moment by their numbers', () => {
    const calls = [call('s.tel.i10', 3), call('s.tel.i2', 3), call('s.tel.i11', 1)];
    expect(inOrder(calls).map(({ target }) => target)).toEqual(['s.tel.i11', 's.tel.i2', 's.tel.i10']);
  });
});
