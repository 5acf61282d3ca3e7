import type { Clock, Timer } from './clock.js';
import { LoopPace } from './loop-pace.js';
import type { Pace } from './pace.js';

/** Node's longest timer, in milliseconds: a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

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
    const due = this.elapsed() + delay;
    let cancel = () => {};
    const wait = (ms: number) => {
      const handle = setTimeout(
        () => {
          // Node counts from the beginning of a turn, in whole milliseconds: it may be early, and who then compares times would
          // find that nothing is due.
          const left = due - this.elapsed();
          if (left > 0) wait(Math.ceil(left));
          else cancel = this.pace.run(action);
        },
        Math.min(ms, LONGEST),
      );
      cancel = () => clearTimeout(handle);
    };
    wait(delay);
    return { cancel: () => cancel() };
  }
}
