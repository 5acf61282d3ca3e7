import type { Clock, Timer } from '../../../runtime/clock.js';

/** The timers of one owner, by name; ended together when the owner ends. */
export class TimerSet {
  private readonly timers = new Map<string, Timer>();

  constructor(private readonly clock: Clock) {}

  /** Starts `name` anew: one of that name that runs is ended. @param delay milliseconds */
  start(name: string, delay: number, action: () => void): void {
    this.stop(name);
    const timer = this.clock.after(delay, () => {
      this.timers.delete(name);
      action();
    });
    this.timers.set(name, timer);
  }

  stop(name: string): void {
    this.timers.get(name)?.cancel();
    this.timers.delete(name);
  }

  stopAll(): void {
    for (const timer of this.timers.values()) timer.cancel();
    this.timers.clear();
  }
}
