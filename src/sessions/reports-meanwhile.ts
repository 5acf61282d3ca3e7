import type { CtiReport, CtiSnapshot } from '../cti/port/cti-facts.js';

/** How often a reading is repeated because something was reported while it travelled. */
const READINGS = 3;

/**
 * A reading is as old as its way is long: what is reported while it travels may be newer than what it says. It is
 * repeated until nothing was reported meanwhile; where that does not come about, what was reported goes on top of it.
 */
export class ReportsMeanwhile {
  private reports: CtiReport[] | undefined;

  /** To be called with every report. */
  note(report: CtiReport): void {
    this.reports?.push(report);
  }

  async steady(read: () => Promise<CtiSnapshot>): Promise<{ snapshot: CtiSnapshot; meanwhile: readonly CtiReport[] }> {
    for (let reading = 1; ; reading += 1) {
      const meanwhile: CtiReport[] = [];
      this.reports = meanwhile;
      const snapshot = await read();
      if (meanwhile.length === 0 || reading === READINGS) return { snapshot, meanwhile };
    }
  }
}
