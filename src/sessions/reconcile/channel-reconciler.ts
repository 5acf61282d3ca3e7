import type { CtiChannel } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { Target } from '../../protocol/target.js';
import { isoTime } from '../../runtime/iso-time.js';
import type { Clock } from '../../runtime/clock.js';
import { ChannelRecord } from '../model/object-records.js';
import { sameJson } from '../model/same-json.js';
import type { SessionModel } from '../model/session-model.js';
import type { ObjectPublisher } from './object-publisher.js';

/** Brings one channel in line with what the switch says, and tells of it. */
export class ChannelReconciler {
  constructor(
    private readonly model: SessionModel,
    private readonly publisher: ObjectPublisher,
    private readonly session: Target,
    private readonly clock: Clock,
  ) {}

  /** A channel that is new comes before what happens on it. */
  addNew(channels: readonly CtiChannel[], cause: Cause): void {
    for (const facts of channels) {
      if (this.model.channels.has(facts.id)) continue;
      const record = new ChannelRecord(this.session.child(facts.id), facts, this.now());
      this.model.channels.set(facts.id, record);
      this.publisher.publish('channel.added', record, cause);
    }
  }

  /** What happened on a channel comes before what it made of the channel. */
  update(channels: readonly CtiChannel[], cause: Cause): void {
    for (const facts of channels) {
      const record = this.model.channels.get(facts.id);
      if (!record) continue;
      const changed = !sameJson(record.facts, facts);
      record.update(facts, () => this.now());
      if (changed) this.publisher.publish('channel.statechanged', record, cause);
    }
  }

  remove(record: ChannelRecord, cause: Cause): void {
    this.publisher.publish('channel.removed', record, cause);
    this.model.channels.delete(record.id);
  }

  private now(): string {
    return isoTime(this.clock.now());
  }
}
