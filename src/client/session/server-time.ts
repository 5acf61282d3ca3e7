import type { Clock } from '../../runtime/clock.js';

/** The server's clock, as far as its answers tell. */
export class ServerTime {
  /** what is to be added to `elapsed` */
  private offset: number;

  constructor(private readonly clock: Clock) {
    this.offset = clock.now() - clock.elapsed();
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.clock.elapsed() + this.offset;
  }

  /**
   * @param time ISO 8601, of an answer
   * @param asked `elapsed` when the question went out: the answer was given half-way between then and now
   */
  learn(time: unknown, asked: number): void {
    const told = typeof time === 'string' ? Date.parse(time) : NaN;
    if (Number.isFinite(told)) this.offset = told - (asked + this.clock.elapsed()) / 2;
  }
}
