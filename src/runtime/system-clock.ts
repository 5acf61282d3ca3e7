import type { Clock, Timer } from './clock.js';
import { LoopPace } from './loop-pace.js';
import type { Pace } from './pace.js';

/** The machine's own time. Timers that fall due together are spread over turns of the event loop. */
export class SystemClock implements Clock {
  constructor(private readonly pace: Pace = new LoopPace()) {}

  now(): number {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }

  after(delay: number, action: () => void): Timer {
    let cancel = () => clearTimeout(handle);
    const handle = setTimeout(() => {
      cancel = this.pace.run(action);
    }, delay);
    return { cancel: () => cancel() };
  }
}
