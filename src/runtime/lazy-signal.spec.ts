import { describe, expect, it } from '@jest/globals';
import { LazySignal } from './lazy-signal.js';

describe('LazySignal', () => {
  it('tells those who look before the end', () => {
    const lazy = new LazySignal();
    const { signal } = lazy;
    expect(signal.aborted).toBe(false);
    lazy.abort();
    expect(signal.aborted).toBe(true);
    expect(lazy.signal).toBe(signal);
  });

  it('is over for those who look afterwards', () => {
    const lazy = new LazySignal();
    lazy.abort();
    expect(lazy.signal.aborted).toBe(true);
  });
});
