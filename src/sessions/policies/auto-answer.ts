import { Logger } from '@nestjs/common';
import type { ConversationRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import { connectedOthers, dialingElsewhere } from '../rules/line.js';
import type { Session } from '../session.js';
import type { Policy } from './policy.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('AutoAnswer');

/**
 * Answers what rings, by the rule of the call model, unless the agent talks or dials already: nobody is put on hold
 * without the agent's wish. What is not answered by itself the agent can still answer.
 */
export class AutoAnswer implements Policy {
  constructor(private readonly session: Session) {}

  published(name: ObjectEventName, record: ObjectRecord): void {
    if (!this.session.identity.callModel.autoAnswer) return;
    if (name === 'conversation.added' && record.kind === 'conversation') void this.answer(record);
  }

  resume(record: ObjectRecord): void {
    if (record.kind !== 'conversation' || !this.session.identity.callModel.autoAnswer) return;
    // It may have been heard of just now, and is being answered.
    if (!this.session.attributions.has(record.interaction.target.toString())) void this.answer(record);
  }

  cancel(): void {
    // Nothing of it outlives the one answer.
  }

  private async answer(record: ConversationRecord): Promise<void> {
    const { session } = this;
    // The whole report is told first.
    await Promise.resolve();
    if (record.state !== 'alerting' || !session.cti.rules.supports('conversation.answer')) return;
    const { model } = session;
    if (connectedOthers(model, record.interaction).length > 0 || dialingElsewhere(model, record.interaction)) return;
    const key = record.interaction.target.toString();
    const ref = { interaction: record.interaction.facts.id, conversation: record.facts.id };
    try {
      await session.attributions.during(key, { cause: { code: 'answered', by: { kind: 'rule' } } }, () =>
        session.cti.ask((cti) => cti.answer(ref), session.settings.dialTimeout),
      );
    } catch (error) {
      logger.warn(`not answered: ${String(error)}`, sessionFields(session.identity, record));
    }
  }
}
