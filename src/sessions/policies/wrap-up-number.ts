import { Logger } from '@nestjs/common';
import type { Cause } from '../../protocol/cause.js';
import type { Timer } from '../../runtime/clock.js';
import type { InteractionRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import { completeWork } from './complete-work.js';
import type { Policy } from './policy.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('WrapUpNumber');

/** How many contacts of a session may wait for their completion. */
const MOST = 20;

const COMPLETED: Cause = { code: 'completed', by: { kind: 'rule' } };

/**
 * Completes the work that has waited longest where an agent lets too much wait. Only what is over can be given up: what is
 * live at the switch is shown, however much that is.
 */
export class WrapUpNumber implements Policy {
  /** in the order in which they ended */
  private readonly waiting = new Set<InteractionRecord>();
  private atWork = false;
  private retry: Timer | undefined;

  constructor(private readonly session: Session) {}

  published(name: ObjectEventName, record: ObjectRecord): void {
    if (record.kind !== 'interaction') return;
    if (name === 'interaction.removed') this.waiting.delete(record);
    else if (record.state === 'ENDED') this.waiting.add(record);
    if (this.tooMany) this.settle();
  }

  resume(record: ObjectRecord): void {
    if (record.kind === 'interaction' && record.state === 'ENDED') this.waiting.add(record);
    if (this.tooMany) this.settle();
  }

  cancel(): void {
    this.waiting.clear();
    this.retry?.cancel();
  }

  private get tooMany(): boolean {
    return this.waiting.size > MOST;
  }

  private settle(): void {
    this.retry?.cancel();
    if (!this.atWork) void this.work();
  }

  private async work(): Promise<void> {
    const { session } = this;
    this.atWork = true;
    try {
      // The whole report is told first.
      await Promise.resolve();
      while (this.tooMany && session.state === 'started') {
        const oldest = [...this.waiting].find((one) => !session.attributions.has(one.target.toString()));
        if (!oldest) break;
        await completeWork(session, oldest, COMPLETED);
      }
    } catch (error) {
      logger.warn(`work is not completed: ${String(error)}; trying again`, sessionFields(session.identity));
    } finally {
      this.atWork = false;
    }
    // Refused, or all of it is being completed just now.
    if (this.tooMany) this.retry = session.clock.after(session.settings.ctiTimeout, () => this.settle());
  }
}
