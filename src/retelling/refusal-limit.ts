import type { Clock, Timer } from '../runtime/clock.js';

/** How many refusals of one kind are told one by one in a window. */
const TOLD = 20;
/** milliseconds */
const WINDOW = 60_000;

interface Count {
  readonly timer: Timer;
  seen: number;
}

/** Bounds how many refusals are told: what is beyond is counted, and told as a number when the window is over. */
export class RefusalLimit {
  private readonly counts = new Map<string, Count>();

  /** @param more told of how many of that kind were not told */
  constructor(
    private readonly clock: Clock,
    private readonly more: (code: string, count: number) => void,
  ) {}

  /** @returns whether this one is to be told. @param code of a closed list */
  admits(code: string): boolean {
    const count = this.counts.get(code) ?? { seen: 0, timer: this.clock.after(WINDOW, () => this.over(code)) };
    this.counts.set(code, count);
    count.seen += 1;
    return count.seen <= TOLD;
  }

  /** Tells what is left at once; nothing waits any more. */
  end(): void {
    for (const code of this.counts.keys()) this.over(code);
  }

  private over(code: string): void {
    const count = this.counts.get(code);
    if (!count) return;
    count.timer.cancel();
    this.counts.delete(code);
    if (count.seen > TOLD) this.more(code, count.seen - TOLD);
  }
}
