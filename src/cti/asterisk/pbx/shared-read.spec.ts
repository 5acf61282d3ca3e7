import { describe, expect, it } from '@jest/globals';
import { SharedRead } from './shared-read.js';

describe('SharedRead', () => {
  /** Readings that end when the test says so. */
  function manual() {
    const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
    const read = new SharedRead(() => new Promise((resolve, reject) => ends.push({ resolve, reject })));
    return { ends, read };
  }

  it('gives everybody who asks during a reading the next one, and that one to all of them', async () => {
    const { ends, read } = manual();
    const first = read.run();
    const [second, third] = [read.run(), read.run()];
    expect(ends).toHaveLength(1);
    ends[0]?.resolve();
    await first;
    await new Promise(setImmediate);
    expect(ends).toHaveLength(2);
    const fourth = read.run();
    ends[1]?.resolve();
    await Promise.all([second, third]);
    await new Promise(setImmediate);
    expect(ends).toHaveLength(3);
    ends[2]?.resolve();
    await fourth;
  });

  it('reads on after a reading that failed', async () => {
    const { ends, read } = manual();
    const first = expect(read.run()).rejects.toThrow('lost');
    const second = read.run();
    ends[0]?.reject(new Error('lost'));
    await first;
    await new Promise(setImmediate);
    ends[1]?.resolve();
    await second;
  });
});
