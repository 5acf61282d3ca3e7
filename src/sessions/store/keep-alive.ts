import type { Clock, Timer } from '../../runtime/clock.js';

/** Milliseconds: a quarter of the shortest time for which a store keeps what nobody saves. */
const PERIOD = 15_000;

/** Has sessions on which nothing goes on saved now and then, so that the store does not take them for left behind. */
export class KeepAlive {
  private timer: Timer | undefined;

  /** @param save saves all of them, without waiting */
  constructor(
    private readonly clock: Clock,
    private readonly save: () => void,
  ) {
    this.later();
  }

  end(): void {
    this.timer?.cancel();
  }

  private later(): void {
    this.timer = this.clock.after(PERIOD, () => {
      this.save();
      this.later();
    });
  }
}
