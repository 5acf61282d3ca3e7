import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { Successions } from './successions.js';

const next = (session: string) => ({ session, instance: 'a' });

it('gives a place to whoever asked first, as long as that goes on asking', async () => {
  const clock = new FakeClock();
  const successions = new Successions(clock);
  successions.want('old', next('first'), 1_000);
  successions.want('old', next('second'), 1_000);
  await clock.advance(900);
  successions.want('old', next('first'), 1_000);
  await clock.advance(900);
  expect(successions.of('old')).toEqual(next('first'));
  await clock.advance(100);
  expect(successions.of('old')).toBeUndefined();
  successions.want('old', next('second'), 1_000);
  expect(successions.of('old')).toEqual(next('second'));
});

it('gives none to whoever has given up, and none but the one that was asked for', () => {
  const successions = new Successions(new FakeClock());
  successions.want('old', next('first'), 1_000);
  expect(successions.of('other')).toBeUndefined();
  successions.withdraw('second');
  expect(successions.of('old')).toEqual(next('first'));
  successions.withdraw('first');
  expect(successions.of('old')).toBeUndefined();
});
