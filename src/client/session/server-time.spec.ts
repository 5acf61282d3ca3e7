import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { ServerTime } from './server-time.js';

it('the server s clock is what an answer says half-way between question and answer, and goes on by itself', async () => {
  const clock = new FakeClock();
  const time = new ServerTime(clock);
  expect(time.now()).toBe(clock.now());
  const asked = clock.elapsed();
  await clock.advance(200);
  time.learn('2026-11-22T15:16:02.000Z', asked);
  expect(new Date(time.now()).toISOString()).toBe('2026-11-22T15:16:02.100Z');
  await clock.advance(1_000);
  time.learn(undefined, asked);
  expect(new Date(time.now()).toISOString()).toBe('2026-11-22T15:16:03.100Z');
});

describe('an answer that took longer', () => {
  const START = Date.parse('2026-11-22T15:16:00.000Z');

  /** The way has taken 20 ms, and the server's clock is `START` and what has passed since. */
  const known = async () => {
    const clock = new FakeClock();
    const time = new ServerTime(clock);
    const begun = clock.elapsed();
    const truth = () => START + clock.elapsed() - begun;
    /**
     * @param out there and `back`: milliseconds of the way
     * @param more by how much the server's clock is other than the truth
     * @returns by how much it is thought to be
     */
    const answer = async (out: number, back: number, more = 0) => {
      const asked = clock.elapsed();
      await clock.advance(out);
      const told = new Date(truth() + more).toISOString();
      await clock.advance(back);
      time.learn(told, asked);
      return time.now() - truth();
    };
    expect(await answer(10, 10)).toBe(0);
    return { clock, answer };
  };

  it('does not replace a better one', async () => {
    const { answer } = await known();
    expect(await answer(0, 700)).toBe(0);
    expect(await answer(6, 10)).toBe(-2);
  });

  it('does so where the better one is old', async () => {
    const { clock, answer } = await known();
    await clock.advance(700_000);
    expect(await answer(0, 700)).toBe(-350);
    expect(await answer(10, 10)).toBe(0);
  });

  it('does so where both cannot be true: a clock was set, or has slept', async () => {
    const { answer } = await known();
    expect(await answer(50, 50, 3_600_000)).toBe(3_600_000);
  });
});
