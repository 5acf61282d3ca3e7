import { Logger } from '@nestjs/common';
import type { Cause } from '../../protocol/cause.js';
import type { Timer } from '../../runtime/clock.js';
import type { InteractionRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import { completeWork } from './complete-work.js';
import type { Policy } from './policy.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('WrapUpLimit');

const COMPLETED: Cause = { code: 'completed', by: { kind: 'timeout' } };

/** Completes the work after a contact when its time is up. */
export class WrapUpLimit implements Policy {
  private readonly timers = new Map<string, Timer>();

  constructor(private readonly session: Session) {}

  published(name: ObjectEventName, record: ObjectRecord): void {
    const { wrapUpTime } = this.session.identity.callModel;
    if (wrapUpTime === undefined || record.kind !== 'interaction') return;
    if (name === 'interaction.removed') this.stop(record.id);
    else if (record.state === 'ENDED' && !this.timers.has(record.id)) this.start(record, wrapUpTime);
  }

  /** What is left of its time counts; where that is over already it is completed at once. */
  resume(record: ObjectRecord): void {
    if (record.kind !== 'interaction' || record.workEnds === undefined || record.state !== 'ENDED') return;
    const { wrapUpTime } = this.session.identity.callModel;
    if (wrapUpTime === undefined || this.timers.has(record.id)) return;
    const left = Date.parse(record.workEnds) - this.session.clock.now();
    this.start(record, Math.min(Math.max(left, 0), wrapUpTime));
  }

  cancel(): void {
    for (const id of this.timers.keys()) this.stop(id);
  }

  private start(record: InteractionRecord, time: number): void {
    this.timers.set(
      record.id,
      this.session.clock.after(time, () => void this.complete(record, time)),
    );
  }

  private stop(id: string): void {
    this.timers.get(id)?.cancel();
    this.timers.delete(id);
  }

  private async complete(record: InteractionRecord, time: number): Promise<void> {
    const { session } = this;
    this.stop(record.id);
    if (record.state !== 'ENDED' || session.state === 'ended') return;
    const key = record.target.toString();
    // The agent is at work on it at this very moment, or signs off: the limit holds where nothing comes of that.
    if (session.state !== 'started' || session.attributions.has(key)) {
      this.start(record, session.settings.ctiTimeout);
      return;
    }
    try {
      await completeWork(session, record, COMPLETED);
    } catch (error) {
      logger.warn(`work is not completed: ${String(error)}; trying again`, sessionFields(session.identity, record));
      if (record.state === 'ENDED') this.start(record, Math.max(time, session.settings.ctiTimeout));
    }
  }
}
