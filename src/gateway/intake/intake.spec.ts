import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { Intake } from './intake.js';
import { LoopTurns } from './loop-turns.js';

const BOUNDS = { burst: 20, perSecond: 100, waiting: 10, perTurn: 5, perTurnOfAll: 12, patience: 1_000 };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Intake', () => {
  const delivered: number[] = [];
  const done: string[] = [];
  const cuts: unknown[] = [];
  let clock: FakeClock;
  let intake: Intake;
  let turns: LoopTurns;

  const source = {
    pause: () => done.push('pause'),
    resume: () => done.push('resume'),
    cut: () => done.push('cut'),
  };
  const offer = (n: number, cost = 1) => intake.offer(cost, () => delivered.push(n));
  const offers = (count: number, from = 0) => {
    for (let n = from; n < from + count; n += 1) offer(n);
  };
  /** Lets all of it through that may be at once. */
  const burst = async () => {
    for (let n = 0; n < BOUNDS.burst; n += 5) {
      offers(5, n);
      await turn();
    }
  };

  beforeEach(() => {
    delivered.length = done.length = cuts.length = 0;
    clock = new FakeClock();
    turns = new LoopTurns();
    intake = new Intake(BOUNDS, clock, turns, (why) => cuts.push(why));
    intake.attach(source);
  });

  it('delivers what comes, at once and in order', () => {
    offers(5);
    expect(delivered).toEqual([0, 1, 2, 3, 4]);
    expect(done).toEqual([]);
  });

  it('delivers so many in a turn of the loop, the rest in the next ones, and reads nothing meanwhile', async () => {
    offers(12);
    expect(delivered).toHaveLength(5);
    expect(done).toEqual(['pause']);
    await turn();
    expect(delivered).toHaveLength(10);
    await turn();
    expect(delivered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await turn();
    expect(done).toEqual(['pause', 'resume']);
    expect(cuts).toEqual([]);
  });

  it('delivers one of each in a turn that has much to do', async () => {
    turns.current();
    turns.spend(12);
    offers(3);
    expect(delivered).toEqual([0]);
    await turn();
    expect(delivered).toEqual([0, 1, 2]);
  });

  it('counts a large one as several', async () => {
    offer(0, 5);
    offer(1);
    expect(delivered).toEqual([0]);
    await turn();
    expect(delivered).toEqual([0, 1]);
  });

  it('beyond the burst delivers one after the other', async () => {
    await burst();
    offers(3, 20);
    expect(delivered).toHaveLength(20);
    await clock.advance(10);
    expect(delivered).toHaveLength(21);
    await clock.advance(20);
    expect(delivered).toHaveLength(23);
    await clock.advance(10);
    expect(done.at(-1)).toBe('resume');
  });

  it('cuts who sends more at once than may wait', () => {
    offers(16);
    expect(cuts).toEqual([expect.any(String)]);
    expect(done.at(-1)).toBe('cut');
    offers(5);
    expect(delivered).toHaveLength(5);
    expect(clock.pending).toBe(0);
  });

  it('cuts who goes on at the limit for long', async () => {
    await burst();
    for (let n = 0; n < 120 && cuts.length === 0; n += 1) {
      offer(n);
      offer(n);
      await clock.advance(20);
    }
    expect(cuts).toEqual([expect.any(String)]);
    expect(clock.pending).toBe(0);
  });

  it('forgets that, once half of what may be sent at once is there again', async () => {
    for (let round = 0; round < 5; round += 1) {
      await burst();
      offer(99);
      await clock.advance(2_000);
    }
    expect(cuts).toEqual([]);
    expect(delivered).toHaveLength(5 * 21);
  });

  it('cuts one in whose delivery something is thrown, and throws nothing', () => {
    const fault = new Error('a fault');
    intake.offer(1, () => {
      throw fault;
    });
    expect(cuts).toEqual([fault]);
    expect(done).toEqual(['cut']);
  });

  it('ends with its last source, and with it its timers', async () => {
    const other = { ...source };
    intake.attach(other);
    await burst();
    offers(3);
    intake.detach(source);
    expect(clock.pending).toBe(1);
    intake.detach(other);
    expect(clock.pending).toBe(0);
    expect(done).not.toContain('cut');
  });
});
