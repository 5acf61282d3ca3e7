import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { StoreUnavailableError } from '../../errors/operator-errors.js';
import { Recollection } from './recollection.js';

describe('Recollection', () => {
  let clock: FakeClock;
  let takes: boolean;
  let recollection: Recollection;

  beforeEach(() => {
    [clock, takes] = [new FakeClock(), true];
    const write = () => (takes ? Promise.resolve() : Promise.reject(new StoreUnavailableError()));
    recollection = new Recollection(clock, true, write);
  });

  it('believes nothing from when the store goes until three seconds after it is back', async () => {
    expect(recollection.complete).toBe(true);
    recollection.lost();
    await clock.advance(60_000);
    expect(() => recollection.check()).toThrow(StoreUnavailableError);
    recollection.begin();
    await clock.advance(2_999);
    expect(recollection.complete).toBe(false);
    await clock.advance(1);
    expect(recollection.complete).toBe(true);
  });

  it('counts from when the store takes what is written', async () => {
    takes = false;
    recollection.begin();
    await clock.advance(60_000);
    takes = true;
    await clock.advance(2_500);
    expect(recollection.complete).toBe(false);
    await clock.advance(1_000);
    expect(recollection.complete).toBe(true);
  });

  it('begins anew where the store goes again', async () => {
    recollection.begin();
    await clock.advance(1_000);
    recollection.lost();
    await clock.advance(10_000);
    expect(recollection.complete).toBe(false);
    recollection.begin();
    recollection.end();
    expect(clock.pending).toBe(0);
  });

  it('has nothing to wait for where the store has never been there', () => {
    const first = new Recollection(clock, false, () => Promise.resolve());
    first.begin();
    expect(first.complete).toBe(true);
  });
});
