import type { Clock, Timer } from '../../runtime/clock.js';
import { INTERVAL, type Subscription } from './subscription.js';

/** How much is told before others have their turn, in characters. */
const SLICE = 1_000_000;

/** The pause after that much, in milliseconds: however many listen, and whatever changes, the rest goes to calls. */
const PAUSE = 50;

/** Tells all who have subscribed what has changed, in rounds: one in a second at most, and fewer where there is much to tell. */
export class DirectoryTeller {
  private readonly all = new Set<Subscription>();
  private timer: Timer | undefined;
  /** of this round, those who have not had their turn */
  private waiting: Subscription[] = [];
  private ended = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** It is to be told from now on; the first time at once, where it has not been told within the last second. */
  add(subscription: Subscription): void {
    this.all.add(subscription);
    subscription.tell();
    this.changed();
  }

  remove(subscription: Subscription): void {
    this.all.delete(subscription);
  }

  /** There may be something to tell. */
  changed(): void {
    if (this.timer || this.all.size === 0) return;
    const rest = Math.max(PAUSE, this.ended + INTERVAL - this.clock.elapsed());
    this.timer = this.clock.after(rest, () => this.round());
  }

  stop(): void {
    this.timer?.cancel();
    this.all.clear();
  }

  private round(): void {
    this.waiting = [...this.all].filter((one) => one.isBehind);
    this.slice();
  }

  private slice(): void {
    this.timer = undefined;
    let told = 0;
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) {
      if (this.all.has(next)) told += next.tell();
      if (told < SLICE) continue;
      this.timer = this.clock.after(PAUSE, () => this.slice());
      return;
    }
    this.ended = this.clock.elapsed();
    for (const one of this.all) {
      if (!one.isBehind) continue;
      this.changed();
      return;
    }
  }
}
