import type { Clock } from '../runtime/clock.js';

/** What fractions of milliseconds lose in adding up, in tokens. */
const SLACK = 1e-6;

/** A bucket of tokens that fills up again at a steady rate. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  /**
   * Begins full.
   * @param capacity how many tokens it holds
   * @param perSecond how many come back in a second
   */
  constructor(
    readonly capacity: number,
    private readonly perSecond: number,
    private readonly clock: Clock,
  ) {
    this.tokens = capacity;
    this.at = clock.elapsed();
  }

  /** How many tokens there are now; below zero where some were taken in advance. */
  get level(): number {
    const now = this.clock.elapsed();
    this.tokens = Math.min(this.capacity, this.tokens + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    return this.tokens;
  }

  /** Milliseconds until there is a whole token; 0 where there is one. */
  wait(): number {
    return Math.max(0, Math.ceil(((1 - SLACK - this.level) / this.perSecond) * 1000));
  }

  /** Takes that many, whether they are there or not. */
  take(count = 1): void {
    this.tokens = this.level - count;
  }
}
