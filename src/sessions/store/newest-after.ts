import type { Change } from './session-store.js';

/**
 * Number of the newest event when the change is made.
 * @throws RangeError where its events do not follow each other
 */
export function newestAfter({ after, events }: Change): number {
  events.forEach(({ seq }, index) => {
    if (seq !== after + 1 + index) throw new RangeError(`event ${seq} is not number ${index + 1} after ${after}`);
  });
  return after + events.length;
}
