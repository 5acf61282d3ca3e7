import type { Clock } from '../../runtime/clock.js';

/** Tries of one place that are answered as what they are, and told, within one window. */
const TRIES = 10;
const WINDOW = 60_000;
/** Addresses that are remembered at most. */
const ADDRESSES = 1_000;

interface Window {
  tries: number;
  /** elapsed time of the clock */
  readonly ends: number;
}

/**
 * Counts those who were not let in, by address. It is only them who are refused for it: a token that is right is let in all the same, so
 * that nobody can keep an operator out.
 */
export class RefusedTries {
  /** the window that ends first is the first */
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  /** One more. @returns how long there is no other answer than that there are too many, in milliseconds; undefined while there are not */
  note(address: string): number | undefined {
    const now = this.clock.elapsed();
    this.forget(now);
    const window = this.windows.get(address) ?? { tries: 0, ends: now + WINDOW };
    this.windows.set(address, window);
    window.tries += 1;
    return window.tries > TRIES ? window.ends - now : undefined;
  }

  private forget(now: number): void {
    for (const [address, { ends }] of this.windows) {
      if (ends > now && this.windows.size <= ADDRESSES) return;
      this.windows.delete(address);
    }
  }
}
