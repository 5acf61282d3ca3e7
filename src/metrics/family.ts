import type { Happening } from '../happenings/happening.js';

/** Metrics that belong together. */
export interface Family {
  /** called with all that happens in the house */
  hear?(happening: Happening): void;
  /** called before they are told: brings what is read, and not counted, to what is so now */
  read?(): void;
  /** the process goes */
  end?(): void;
}
