import type { CtiCause, CtiReport } from '../cti/port/cti-facts.js';

/** Who hears what an open CTI session says. */
export interface CtiHearer {
  report(report: CtiReport): void;
  closed(cause: CtiCause): void;
  doubt(): void;
}
