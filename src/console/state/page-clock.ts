import { PageClock } from '../../runtime/page-clock.js';

/** The time of this page's machine: for durations, and where no server's is known. */
export const pageClock = new PageClock();
