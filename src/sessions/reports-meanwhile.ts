import type { CtiSnapshot } from '../cti/port/cti-facts.js';
import { Meanwhile } from './meanwhile.js';

/** How often a reading is repeated because something was reported while it travelled. */
const READINGS = 3;

/** What was read, and what came while it travelled. */
export interface Truth {
  readonly snapshot: CtiSnapshot;
  readonly meanwhile: Meanwhile;
}

/**
 * A reading is as old as its way is long: what is reported while it travels may be newer than what it says. It is
 * repeated until nothing was reported meanwhile; where that does not come about, the last one counts only for what nothing
 * was reported of.
 */
export class ReportsMeanwhile {
  private current: Meanwhile | undefined;

  /** of the reading that is under way; undefined while there is none */
  get underWay(): Meanwhile | undefined {
    return this.current;
  }

  /** Reads; what comes from now on is noted until `end`. @throws what `read` throws */
  async steady(read: () => Promise<CtiSnapshot>): Promise<Truth> {
    for (let reading = 1; ; reading += 1) {
      const meanwhile = new Meanwhile();
      this.current = meanwhile;
      const snapshot = await read();
      if (meanwhile.quiet || reading === READINGS) return { snapshot, meanwhile };
    }
  }

  /** The reading has become what is known, or came to nothing. @returns what came while it was under way */
  end(): Meanwhile | undefined {
    const { current } = this;
    this.current = undefined;
    return current;
  }
}
