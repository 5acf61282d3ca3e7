import type { Clock } from '../../runtime/clock.js';

/** An answer that is known is worth less with time, as clocks go apart: by a millisecond of way in that many. */
const AGE = 1_000;

/** The server's clock, as far as its answers tell. */
export class ServerTime {
  /** what is to be added to `elapsed` */
  private offset: number;
  /** of the answer that it is from: the less the better */
  private worth = Infinity;

  constructor(private readonly clock: Clock) {
    this.offset = clock.now() - clock.elapsed();
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.clock.elapsed() + this.offset;
  }

  /**
   * An answer that took longer than the one that is known is worse, and counts only where that one is old or can no longer be true.
   * @param time ISO 8601, of an answer
   * @param asked `elapsed` when the question went out: the answer was given half-way between then and now
   */
  learn(time: unknown, asked: number): void {
    const told = typeof time === 'string' ? Date.parse(time) : NaN;
    const now = this.clock.elapsed();
    const trip = now - asked;
    const worth = trip - now / AGE;
    const offset = told - (asked + now) / 2;
    // A machine that slept may not have counted it, and a server's clock may have been set: then both cannot be true.
    if (!Number.isNaN(told) && (worth <= this.worth || Math.abs(offset - this.offset) > trip))
      [this.offset, this.worth] = [offset, worth];
  }
}
