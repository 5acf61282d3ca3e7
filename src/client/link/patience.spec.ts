import { getEventListeners } from 'node:events';
import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { Patience } from './patience.js';

it('has many at once wait for one signal by one listener, of which Node takes more than ten for a leak', () => {
  const [clock, closing] = [new FakeClock(), new AbortController()];
  const many = Array.from({ length: 20 }, () => new Patience(clock, 1_000, () => new Error('late'), [closing.signal]));
  expect(getEventListeners(closing.signal, 'abort')).toHaveLength(1);
  const [first, ...others] = many;
  first?.end();
  closing.abort(new Error('closed'));
  expect(first?.signal.aborted).toBe(false);
  for (const one of others) expect(one.signal.reason).toEqual(new Error('closed'));
  for (const one of many) one.end();
  expect(clock.pending).toBe(0);
});
