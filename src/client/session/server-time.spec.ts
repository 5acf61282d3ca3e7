import { expect, it } from '@jest/globals';
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
