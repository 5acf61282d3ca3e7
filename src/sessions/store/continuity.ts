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
  private broken = false;
  private timer: Timer | undefined;

  constructor(private readonly clock: Clock) {
    this.last = clock.elapsed();
    this.look();
  }

  /** Asked before anything is done: also in the very first turn after waking. */
  get unbroken(): boolean {
    this.broken ||= this.clock.elapsed() - this.last > HELD_UP;
    return !this.broken;
  }

  /** The store has confirmed what is known. */
  confirm(): void {
    this.last = this.clock.elapsed();
    this.broken = false;
  }

  end(): void {
    this.timer?.cancel();
  }

  private look(): void {
    if (this.unbroken) this.last = this.clock.elapsed();
    this.timer = this.clock.after(PERIOD, () => this.look());
  }
}
