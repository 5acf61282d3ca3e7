import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { Clock } from '../../../runtime/clock.js';

interface Waiter {
  look(): boolean;
  fail(error: Error): void;
}

/** Those who wait for something to become true at the switch; asked again whenever something has changed. */
export class Waits {
  private readonly waiters = new Set<Waiter>();

  constructor(private readonly clock: Clock) {}

  /**
   * Resolves with what `look` gives once that is not undefined; what `look` throws, rejects it.
   * @throws CtiTimeoutError after `ms` milliseconds
   */
  until<T>(look: () => T | undefined, ms: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        timer.cancel();
        this.waiters.delete(waiter);
      };
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      const waiter: Waiter = {
        fail,
        look: () => {
          try {
            const seen = look();
            if (seen === undefined) return false;
            end();
            resolve(seen);
          } catch (error) {
            fail(error as Error);
          }
          return true;
        },
      };
      const timer = this.clock.after(ms, () => fail(new CtiTimeoutError()));
      this.waiters.add(waiter);
      waiter.look();
    });
  }

  check(): void {
    for (const waiter of this.waiters) waiter.look();
  }

  failAll(error: Error): void {
    for (const waiter of this.waiters) waiter.fail(error);
  }
}
