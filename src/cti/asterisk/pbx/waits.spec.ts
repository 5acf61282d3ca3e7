import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import { Waits } from './waits.js';

describe('Waits', () => {
  it('resolves at once with what is true already', async () => {
    const clock = new FakeClock();
    expect(await new Waits(clock).until(() => 7, 100)).toBe(7);
    expect(clock.pending).toBe(0);
  });

  it('resolves when it has become true, rejects by its deadline, by what the look throws, and all together', async () => {
    const clock = new FakeClock();
    const waits = new Waits(clock);
    let seen: number | undefined;
    const late = expect(waits.until(() => undefined, 50)).rejects.toBeInstanceOf(CtiTimeoutError);
    const found = waits.until(() => seen, 100);
    const thrown = expect(
      waits.until(() => {
        if (seen) throw new CtiRejectedError('no-such-call', 'gone');
        return undefined;
      }, 100),
    ).rejects.toBeInstanceOf(CtiRejectedError);
    await clock.advance(60);
    await late;
    seen = 1;
    waits.check();
    expect(await found).toBe(1);
    await thrown;
    const lost = expect(waits.until(() => undefined, 100)).rejects.toBeInstanceOf(CtiUnavailableError);
    waits.failAll(new CtiUnavailableError());
    await lost;
    expect(clock.pending).toBe(0);
  });
});
