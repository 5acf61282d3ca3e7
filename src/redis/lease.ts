import type { Clock } from '../runtime/clock.js';

/**
 * What this process may believe of its own lease: it counts from when a renewal was sent, of which only its answer tells that it
 * has arrived, so that it never lasts longer here than at the store. By the monotonic clock at the moment of asking: a process that
 * was frozen need not have noticed anything for it to be over.
 */
export class Lease {
  private until = Number.NEGATIVE_INFINITY;

  /** @param length milliseconds */
  constructor(
    private readonly clock: Clock,
    private readonly length: number,
  ) {}

  get held(): boolean {
    return this.clock.elapsed() < this.until;
  }

  /** @param sent when the renewal was sent, by `elapsed()` */
  renewed(sent: number): void {
    this.until = Math.max(this.until, sent + this.length);
  }

  giveUp(): void {
    this.until = Number.NEGATIVE_INFINITY;
  }
}
