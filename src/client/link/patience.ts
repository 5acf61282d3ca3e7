import type { Clock, Timer } from '../../runtime/clock.js';
import type { Unsubscribe } from '../listeners.js';
import { onAbort } from './on-abort.js';

/** How long something is waited for: until its time is up, or one of the signals is aborted. `end` belongs to it. */
export class Patience {
  private readonly timer: Timer;
  private readonly signals: readonly AbortSignal[];
  private readonly ends: readonly Unsubscribe[];
  private readonly over = new AbortController();

  /** @param late what is thrown when the time is up */
  constructor(clock: Clock, ms: number, late: () => Error, signals: readonly (AbortSignal | undefined)[]) {
    this.timer = clock.after(ms, () => this.over.abort(late()));
    this.signals = signals.filter((signal) => signal !== undefined);
    this.ends = this.signals.map((signal) => onAbort(signal, this.give));
    this.give();
  }

  get signal(): AbortSignal {
    return this.over.signal;
  }

  /** Settles as the work does, or rejects when this is over; the work itself goes on. */
  for<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(this.signal.reason);
      this.signal.addEventListener('abort', stop);
      const done = () => this.signal.removeEventListener('abort', stop);
      work.then(resolve, reject).finally(done);
      if (this.signal.aborted) stop();
    });
  }

  end(): void {
    this.timer.cancel();
    for (const end of this.ends) end();
  }

  private readonly give = (): void => {
    const given = this.signals.find(({ aborted }) => aborted);
    if (given) this.over.abort(given.reason);
  };
}
