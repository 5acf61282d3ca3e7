import type { Clock, Timer } from './clock.js';

/** The machine's own time. */
export class SystemClock implements Clock {
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
