import type { Clock, Timer } from '../../runtime/clock.js';

/** Milliseconds from one look to the next. */
const PERIOD = 500;

/** So long, in milliseconds, the process may have been held up without being taken for frozen. Less than a lease. */
const HELD_UP = 2_000;

/**
 * Whether this process has been running all along. One that was frozen (SIGSTOP, a paused machine) knows nothing of what others have
 * done meanwhile, and believes nothing that it knows until the store has confirmed it.
 */
export class Continuity {
  private last: number;
  private count = 0;
  private timer: Timer | undefined;

  constructor(private readonly clock: Clock) {
    this.last = clock.elapsed();
    this.look();
  }

  /** How often it has been frozen. Asked before anything is done: it is right in the very first turn after waking. */
  get breaks(): number {
    const now = this.clock.elapsed();
    if (now - this.last > HELD_UP) this.count += 1;
    this.last = now;
    return this.count;
  }

  end(): void {
    this.timer?.cancel();
  }

  private look(): void {
    void this.breaks;
    this.timer = this.clock.after(PERIOD, () => this.look());
  }
}
