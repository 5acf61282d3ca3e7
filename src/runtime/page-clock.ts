import type { Clock, Timer } from './clock.js';

/** The longest that a timer can wait: what is longer would be over at once. */
const LONGEST = 2 ** 31 - 1;

/** The time of a machine that may be a browser: nothing of Node's own. */
export class PageClock implements Clock {
  now(): number {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }

  after(delay: number, action: () => void): Timer {
    const handle = setTimeout(action, Math.min(delay, LONGEST));
    return { cancel: () => clearTimeout(handle) };
  }
}
