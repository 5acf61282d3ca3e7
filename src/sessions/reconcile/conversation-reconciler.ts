import type { CtiConversation } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import { ConversationRecord, type InteractionRecord } from '../model/object-records.js';
import { sameJson } from '../model/same-json.js';
import type { SessionModel } from '../model/session-model.js';
import type { ObjectPublisher } from './object-publisher.js';

/** Brings one leg in line with what the switch says, and tells of it. */
export class ConversationReconciler {
  constructor(
    private readonly model: SessionModel,
    private readonly publisher: ObjectPublisher,
    private readonly now: () => string,
  ) {}

  add(interaction: InteractionRecord, facts: CtiConversation, cause: Cause): void {
    const record = new ConversationRecord(interaction.nextConversationId(), interaction, facts, this.now());
    interaction.conversations.set(record.id, record);
    this.publisher.publish('conversation.added', record, cause);
  }

  update(record: ConversationRecord, facts: CtiConversation, cause: Cause): void {
    const moved = record.state !== facts.state || record.facts.muted !== facts.muted;
    const parties = !sameJson(record.facts.parties, facts.parties);
    record.update(facts, this.now());
    if (moved) this.publisher.publish('conversation.statechanged', record, cause);
    else if (parties) this.publisher.publish('conversation.partieschanged', record, cause);
  }

  end(record: ConversationRecord, cause: Cause): void {
    record.move('ended', this.now());
    this.publisher.publish('conversation.statechanged', record, cause);
    this.publisher.publish('conversation.disposed', record, cause);
    record.interaction.conversations.delete(record.id);
    this.model.rememberDisposed(record);
  }

  /** The switch cannot be asked any more. */
  unknown(record: ConversationRecord, cause: Cause): void {
    if (record.state === 'unknown') return;
    record.move('unknown', this.now());
    this.publisher.publish('conversation.statechanged', record, cause);
  }
}
