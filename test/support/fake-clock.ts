import type { Clock, Timer } from '../../src/runtime/clock.js';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it on; timers fire in the order of their time. */
export class FakeClock implements Clock {
  private entries: Entry[] = [];
  private order = 0;
  private time = 0;

  constructor(private zero = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.zero + this.time;
  }

  elapsed(): number {
    return this.time;
  }

  /** Somebody sets the machine's clock forward by `ms`, or back: no time goes by, nothing falls due. */
  setForward(ms: number): void {
    this.zero += ms;
  }

  after(delay: number, action: () => void): Timer {
    const entry = { at: this.time + Math.max(0, delay), order: this.order++, action };
    this.entries.push(entry);
    return { cancel: () => (this.entries = this.entries.filter((one) => one !== entry)) };
  }

  /** Time goes by and nothing runs: the process is frozen, and what has fallen due meanwhile is for when it wakes. */
  freeze(ms: number): void {
    this.time += ms;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.entries.length;
  }

  /** Moves on by `ms`, firing what falls due; promise callbacks run between two timers. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let next = this.due(end); next; next = this.due(end)) {
      this.entries = this.entries.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.action();
      await settle();
    }
    this.time = end;
  }

  private due(end: number): Entry | undefined {
    return this.entries.filter((one) => one.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
