import type { Clock, Timer } from '../../../runtime/clock.js';

/** What no event tells of (a queue that a reload brings) is found within that time, in milliseconds. */
const PERIOD_MS = 60_000;
/** Between two, however often something looks wrong. */
const GAP_MS = 10_000;

/** Does the same again from time to time, and earlier where that is called for. */
export class Rereading {
  private timer: Timer | undefined;
  private at = Infinity;
  private begunAt = -Infinity;
  private on = false;

  /** @param work must not reject */
  constructor(
    private readonly clock: Clock,
    private readonly work: () => Promise<void>,
  ) {}

  begin(): void {
    if (this.on) return;
    this.on = true;
    this.begunAt = this.clock.elapsed();
    this.schedule(PERIOD_MS);
  }

  soon(): void {
    const wait = Math.max(0, this.begunAt + GAP_MS - this.clock.elapsed());
    if (this.on && this.clock.elapsed() + wait < this.at) this.schedule(wait);
  }

  end(): void {
    this.on = false;
    this.timer?.cancel();
    this.at = Infinity;
  }

  private schedule(delay: number): void {
    this.timer?.cancel();
    this.at = this.clock.elapsed() + delay;
    this.timer = this.clock.after(delay, () => void this.run());
  }

  private async run(): Promise<void> {
    this.begunAt = this.clock.elapsed();
    this.at = Infinity;
    // Also while it is under way something may look wrong.
    this.schedule(PERIOD_MS);
    await this.work();
  }
}
