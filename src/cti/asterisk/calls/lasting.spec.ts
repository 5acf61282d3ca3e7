import { describe, expect, it } from '@jest/globals';
import type { Clock, Timer } from '../../../runtime/clock.js';
import { Lasting } from './lasting.js';

/** Runs a timer when told, whatever the time is by then. */
function early() {
  const timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    elapsed: () => 0,
    after: (_, run): Timer => {
      timers.push(run);
      return { cancel: () => undefined };
    },
  };
  return { clock, fire: () => timers.splice(0).forEach((run) => run()) };
}

describe('what lasts', () => {
  it('has lasted once its timer has run, also where the clock has not come as far', () => {
    const { clock, fire } = early();
    const looks: boolean[] = [];
    const lasting: Lasting = new Lasting(clock, (name) => looks.push(lasting.is(name, true)));
    expect(lasting.is('away', true)).toBe(false);
    fire();
    expect(looks).toEqual([true]);
  });

  it('has to begin again after it was not so', () => {
    const { clock, fire } = early();
    const lasting = new Lasting(clock, () => undefined);
    lasting.is('away', true);
    fire();
    expect([lasting.is('away', true), lasting.is('away', false), lasting.is('away', true)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
