import type { Clock, Timer } from './clock.js';

/** The time of a machine that may be a browser: nothing of Node's own. */
export class PageClock implements Clock {
  now(): number {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }

  after(delay: number, action: () => void): Timer {
    const handle = setTimeout(action, delay);
    return { cancel: () => clearTimeout(handle) };
  }
}
