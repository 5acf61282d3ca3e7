import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { RefusedError } from '../errors/refused-error.js';
import { SessionRenewal } from './session-renewal.js';
import type { SessionState } from './session-state.js';

const refusal = (code: 'INVALID_CREDENTIALS' | 'TOO_MANY_ATTEMPTS', retryAfter?: number) =>
  new RefusedError('session.renew', {
    code,
    message: '',
    retryable: retryAfter !== undefined,
    details: { ...(retryAfter !== undefined && { retryAfter }) },
  });

describe('SessionRenewal', () => {
  let clock: FakeClock;
  let state: SessionState;
  let info: { expires?: string } | undefined;
  let tries: number[];
  let failures: (Error | undefined)[];
  let outcome: () => Promise<unknown>;
  let renewal: SessionRenewal;

  const told = (expires?: number) => {
    info = expires === undefined ? {} : { expires: new Date(clock.now() + expires).toISOString() };
    renewal.update();
  };
  const become = (status: SessionState['status']) => {
    state = { status };
    renewal.update();
  };

  beforeEach(() => {
    clock = new FakeClock();
    [state, info, tries, failures] = [{ status: 'live' }, undefined, [], []];
    outcome = () => Promise.resolve(told(90_000));
    const binding = {
      get state() {
        return state;
      },
      time: clock as never,
      renewed: (failure?: Error) => void failures.push(failure),
    };
    const mirror = {
      get info() {
        return info as never;
      },
    };
    renewal = new SessionRenewal(binding, mirror, clock, () => {
      tries.push(clock.elapsed());
      return outcome();
    });
  });

  it('renews when two thirds of what is left are over, again and again', async () => {
    told(30_000);
    renewal.update();
    await clock.advance(200_000);
    expect(tries).toEqual([20_000, 80_000, 140_000, 200_000]);
    expect(failures).toEqual([undefined, undefined, undefined, undefined]);
    expect(clock.pending).toBe(1);
    renewal.end();
    expect(clock.pending).toBe(0);
  });

  it('leaves one alone that has no end, or no longer', async () => {
    renewal.update();
    told();
    told(30_000);
    told();
    await clock.advance(100_000);
    expect(tries).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('waits longer than a timer can', async () => {
    told(90 * 86_400_000);
    await clock.advance(60 * 86_400_000 - 1);
    expect(tries).toEqual([]);
    await clock.advance(1);
    expect(tries).toHaveLength(1);
  });

  it('tries again with pauses that grow shorter, until the end', async () => {
    outcome = () => Promise.reject(new TypeError('the provider is away'));
    told(24_000);
    await clock.advance(60_000);
    expect(tries.slice(0, 4)).toEqual([16_000, 18_000, 19_500, 20_625]);
    expect(tries.slice(1).every((time, n) => time - (tries[n] ?? 0) >= 1_000)).toBe(true);
    expect(tries.at(-1)).toBeLessThan(25_000);
    expect(failures[0]).toBeInstanceOf(TypeError);
    expect(clock.pending).toBe(0);
  });

  it('tries again where the token is no fresher than before', async () => {
    outcome = () => Promise.resolve();
    told(24_000);
    await clock.advance(18_000);
    expect(tries).toEqual([16_000, 18_000]);
  });

  it('locks nobody out: a refusal is final, or lasts as long as it says', async () => {
    outcome = () => Promise.reject(refusal('TOO_MANY_ATTEMPTS', 6_000));
    told(24_000);
    await clock.advance(21_999);
    expect(tries).toEqual([16_000]);
    outcome = () => Promise.reject(refusal('INVALID_CREDENTIALS'));
    await clock.advance(20_000);
    expect(tries).toEqual([16_000, 22_000]);
    expect(clock.pending).toBe(0);
    told(30_000);
    expect(clock.pending).toBe(1);
  });

  it('tries nothing without a connection, and at once after it where it is due', async () => {
    told(30_000);
    become('away');
    expect(clock.pending).toBe(0);
    await clock.advance(25_000);
    become('live');
    await clock.advance(0);
    expect(tries).toEqual([25_000]);
    become('over');
    expect(clock.pending).toBe(0);
  });

  it('goes by a renewal of somebody else that comes while one fails', async () => {
    outcome = async () => {
      told(60_000);
      await Promise.reject(new Error('late'));
    };
    told(30_000);
    await clock.advance(59_999);
    expect(tries).toEqual([20_000]);
    await clock.advance(1);
    expect(tries).toEqual([20_000, 60_000]);
  });
});
