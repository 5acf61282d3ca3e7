import { beforeEach, describe, expect, it } from '@jest/globals';
import { LoopPace } from './loop-pace.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('LoopPace', () => {
  const done: string[] = [];
  let pace: LoopPace;
  let now = 0;

  const spend = (milliseconds: number) => (now += milliseconds);

  beforeEach(() => {
    done.length = 0;
    pace = new LoopPace(() => now);
  });

  const note = (name: string, cost = 0) =>
    pace.run(() => {
      done.push(name);
      spend(cost);
    });

  it('runs at once what there is time for', () => {
    note('a');
    note('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('lets others have their turn between, and keeps the order', async () => {
    for (let n = 0; n < 10; n += 1) note(`${n}`, 6);
    expect(done).toEqual(['0', '1']);
    let turns = 0;
    for (; done.length < 10; turns += 1) await turn();
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(done).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await turn();
    note('later');
    expect(done.at(-1)).toBe('later');
  });

  it('counts what an action sets going, and waits for it', async () => {
    const work = async (name: string) => {
      await Promise.resolve();
      spend(6);
      await Promise.resolve();
      done.push(name);
    };
    note('first', 12);
    for (const name of ['a', 'b', 'c']) pace.run(() => void work(name));
    await turn();
    expect(done).toEqual(['first', 'a', 'b']);
    await turn();
    expect(done).toEqual(['first', 'a', 'b', 'c']);
  });

  it('does not run what was taken out of the queue', async () => {
    note('a', 12);
    const cancel = note('b');
    note('c');
    cancel();
    for (let n = 0; n < 3; n += 1) await turn();
    expect(done).toEqual(['a', 'c']);
  });
});
