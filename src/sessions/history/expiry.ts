import type { Clock, Timer } from '../../runtime/clock.js';
import type { FairShare } from '../bounds/fair-share.js';

/** What is too old is dropped that often, in milliseconds; more often where it is too old sooner. */
const PERIOD_MS = 60_000;

/** So many keepers are looked at in one turn of the event loop, and the next ones so many milliseconds later. */
const PIECE = 100;
const PAUSE_MS = 5;

/** Has all keepers of a share drop what is too old, also those that nothing is added to and nobody asks. */
export class Expiry {
  private timer: Timer | undefined;
  private ended = false;

  /** @param age after which something is too old, in milliseconds */
  constructor(
    private readonly share: FairShare,
    private readonly clock: Clock,
    private readonly age: number,
  ) {}

  /** To be called after an addition: there is a timer only while something is kept. */
  begin(): void {
    if (!this.timer) this.next(Math.min(PERIOD_MS, this.age));
  }

  end(): void {
    this.ended = true;
    this.timer?.cancel();
    this.timer = undefined;
  }

  private next(delay: number, left = 0): void {
    this.timer = undefined;
    if (this.ended || this.share.size === 0) return;
    this.timer = this.clock.after(delay, () => this.piece(left > 0 ? left : this.share.size));
  }

  /** @param left how many have not been looked at in this round */
  private piece(left: number): void {
    for (let n = 0; n < Math.min(left, PIECE); n += 1) this.share.expireNext();
    if (left > PIECE) this.next(PAUSE_MS, left - PIECE);
    else this.next(Math.min(PERIOD_MS, this.age));
  }
}
