import { describe, expect, it } from '@jest/globals';
import { SystemClock } from './system-clock.js';

const TIMERS = 400;

describe('the clock of the system', () => {
  it('calls nobody before its own time says that it is due', async () => {
    const clock = new SystemClock();
    const early: number[] = [];
    const wait = (delay: number) =>
      new Promise<void>((resolve) => {
        const due = clock.elapsed() + delay;
        clock.after(delay, () => {
          if (clock.elapsed() < due) early.push(due - clock.elapsed());
          resolve();
        });
      });
    for (let round = 0; round < 5; round++) {
      await Promise.all(Array.from({ length: TIMERS }, (_, index) => wait((index % 40) + index / TIMERS)));
    }
    expect(early).toEqual([]);
  });
});
