import type { Clock } from '../runtime/clock.js';
import type { CtiHearer } from './cti-hearer.js';
import type { RecordedEvent } from './journal/recorded-event.js';

/** Knows of what is told at once because of a provider's report when that was heard: so it can be said how long it took to whoever is bound. */
export class Hearing {
  /** `Clock.elapsed` */
  private since: number | undefined;

  constructor(private readonly clock: Clock) {}

  /** The same hearer; what it does while it is told a report comes of that. */
  through(hearer: CtiHearer): CtiHearer {
    return {
      report: (report) => {
        this.since = this.clock.elapsed();
        try {
          hearer.report(report);
        } finally {
          this.since = undefined;
        }
      },
      closed: (cause) => hearer.closed(cause),
      doubt: () => hearer.doubt(),
    };
  }

  /** Another object: the journal's is told again at another time. */
  stamped(event: RecordedEvent): RecordedEvent {
    return this.since === undefined ? event : { seq: event.seq, text: event.text, heard: this.since };
  }
}
