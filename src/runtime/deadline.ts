import type { Clock } from './clock.js';

/** Waits for `work` at most `ms` milliseconds, then rejects with what `error` makes; the work itself goes on. */
export function withDeadline<T>(clock: Clock, ms: number, work: Promise<T>, error: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(ms, () => reject(error()));
    const inTime = (value: T) => {
      timer.cancel();
      resolve(value);
    };
    work.then(inTime, (reason) => {
      timer.cancel();
      reject(reason);
    });
  });
}
