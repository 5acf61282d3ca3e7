import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../../runtime/clock.js';

/** How long the log is spared after an entry, in milliseconds: what strangers bring about may not fill it. */
const QUIET = 10_000;

/** Counts the connections that were ended for what came over them, and tells of them in the log now and then. */
@Injectable()
export class Incidents {
  private readonly logger = new Logger('Intake');
  private readonly told = { abuse: -Infinity, fault: -Infinity };
  /** how many there were since the process began: for what their senders did, and for what was thrown at it */
  readonly counts = { abuse: 0, fault: 0 };

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @param why a reason, or what was thrown: a fault of ours for which one client alone had to pay */
  note(why: unknown): void {
    const kind = why instanceof Error ? 'fault' : 'abuse';
    this.counts[kind] += 1;
    const now = this.clock.elapsed();
    if (now - this.told[kind] < QUIET) return;
    this.told[kind] = now;
    const which = `connection closed (${this.counts[kind]} for ${kind} so far)`;
    if (why instanceof Error) this.logger.error(`${which}: ${why.stack ?? why.message}`);
    else this.logger.warn(`${which}: ${String(why)}`);
  }
}
