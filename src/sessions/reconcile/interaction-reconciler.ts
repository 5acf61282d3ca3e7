import { leavesWork, type CallModel } from '../../cti/port/call-model.js';
import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import { interactionFocus, interactionState, liveConversations } from '../model/derive-interaction.js';
import { InteractionRecord } from '../model/object-records.js';
import { sameJson } from '../model/same-json.js';
import type { SessionModel } from '../model/session-model.js';
import { CONVERSATION_TABLE } from '../states/conversation-states.js';
import { mayMove } from '../states/transition-table.js';
import type { ConversationReconciler } from './conversation-reconciler.js';
import type { ObjectPublisher } from './object-publisher.js';

/** Brings one contact and its legs in line with what the switch says, and tells of it in the protocol's order. */
export class InteractionReconciler {
  constructor(
    private readonly model: SessionModel,
    private readonly publisher: ObjectPublisher,
    private readonly conversations: ConversationReconciler,
    private readonly callModel: CallModel,
    /** ISO 8601; so many milliseconds later, where that is given */
    private readonly now: (later?: number) => string,
  ) {}

  /** @returns false where a part of the report contradicts what is known, and was left aside */
  apply(facts: CtiInteraction, cause: Cause, read: boolean): boolean {
    const record = this.model.byCtiId(facts.id);
    if (record) return this.update(record, facts, cause, read);
    if (liveConversations(facts).length === 0) {
      const ended = this.model.inWrapUp(facts.id);
      if (ended) this.updateEnded(ended, facts, cause);
      else if (read) this.addEnded(facts, cause);
      return true;
    }
    // A report of what has ended is late; only a fresh reading can say that it lives after all.
    return this.model.hasEnded(facts.id) && !read ? false : this.add(facts, cause);
  }

  end(record: InteractionRecord, cause: Cause): void {
    for (const conversation of record.conversations.values()) this.endConversation(record, conversation.id, cause);
    if (!record.move('ENDED', this.now())) return;
    record.focus = null;
    record.workEnds = this.workEnds(record);
    this.model.rememberEnded(record);
    this.publisher.publish('interaction.ended', record, cause);
    // A contact that nobody answered leaves no work behind.
    if (!this.leavesWork(record)) this.remove(record, cause);
  }

  remove(record: InteractionRecord, cause: Cause): void {
    if (!record.move('COMPLETED', this.now())) return;
    if (this.leavesWork(record)) this.model.rememberCompleted(record);
    this.publisher.publish('interaction.removed', record, cause);
    record.channel.remove(record);
  }

  /** What was read without a leg is over and waits for its completion, e.g. when a session begins in the wrap-up. */
  private addEnded(facts: CtiInteraction, cause: Cause): void {
    const channel = this.model.channels.get(facts.channel);
    if (!channel || !leavesWork(this.callModel) || this.model.wasCompleted(facts.id)) return;
    const record = new InteractionRecord(this.model.nextInteractionId(), channel, facts, 'ENDED', this.now());
    record.wasStarted = true;
    record.workEnds = this.workEnds(record);
    channel.add(record);
    this.model.rememberEnded(record);
    this.publisher.publish('interaction.added', record, cause);
  }

  /** During the work after a contact its data may still change. */
  private updateEnded(record: InteractionRecord, facts: CtiInteraction, cause: Cause): void {
    const before = record.facts;
    record.update(facts);
    if (dataDiffers(before, facts)) this.publisher.publish('interaction.datachanged', record, cause);
  }

  private add(facts: CtiInteraction, cause: Cause): boolean {
    const channel = this.model.channels.get(facts.channel);
    if (!channel) return false;
    const live = liveConversations(facts);
    const now = this.now();
    const record = new InteractionRecord(this.model.nextInteractionId(), channel, facts, interactionState(live), now);
    // The focus names the conversation that is added next.
    record.focus = 'v1';
    channel.add(record);
    this.publisher.publish('interaction.added', record, cause);
    for (const conversation of live) this.conversations.add(record, conversation, cause);
    this.moveFocus(record, cause);
    return true;
  }

  private update(record: InteractionRecord, facts: CtiInteraction, cause: Cause, read: boolean): boolean {
    // A report that is late in one thing is late in all: nothing of it is taken.
    if (!read && this.contradicts(record, facts)) return false;
    const before = record.facts;
    record.update(facts);
    const changed = dataDiffers(before, facts);
    const over = liveConversations(facts).length === 0;
    // What was noted at the very end is told first: afterwards there may be no such interaction.
    if (changed && over) this.publisher.publish('interaction.datachanged', record, cause);
    this.updateConversations(record, facts, cause);
    if (over) {
      // What is read without a leg waits for its completion: it was answered while nobody heard of it.
      record.wasStarted ||= read;
      this.end(record, cause);
      return true;
    }
    const legs = [...record.conversations.values()];
    const moved = legs.every(({ state }) => state !== 'unknown') && record.move(interactionState(legs), this.now());
    if (moved || before.recording !== facts.recording || before.queue !== facts.queue) {
      this.publisher.publish('interaction.statechanged', record, cause);
    }
    if (changed) this.publisher.publish('interaction.datachanged', record, cause);
    return true;
  }

  /** ISO 8601: when the work after it is completed without the agent */
  private workEnds(record: InteractionRecord): string | undefined {
    const { wrapUpTime } = this.callModel;
    return wrapUpTime === undefined || !this.leavesWork(record) ? undefined : this.now(wrapUpTime);
  }

  private leavesWork(record: InteractionRecord): boolean {
    return record.wasStarted && leavesWork(this.callModel);
  }

  private contradicts(record: InteractionRecord, facts: CtiInteraction): boolean {
    return facts.conversations.some((one) => {
      const now = one.state === 'ended' ? undefined : record.byCtiId(one.id);
      return now !== undefined && !mayMove(CONVERSATION_TABLE, now.state, one.state);
    });
  }

  private updateConversations(record: InteractionRecord, facts: CtiInteraction, cause: Cause): void {
    const live = new Map(liveConversations(facts).map((one) => [one.id, one]));
    for (const conversation of record.conversations.values()) {
      const now = live.get(conversation.facts.id);
      if (!now) this.endConversation(record, conversation.id, cause);
      else this.conversations.update(conversation, now, cause);
      live.delete(conversation.facts.id);
    }
    for (const added of live.values()) this.conversations.add(record, added, cause);
    this.moveFocus(record, cause);
  }

  private endConversation(record: InteractionRecord, id: string, cause: Cause): void {
    const conversation = record.conversations.get(id);
    if (!conversation) return;
    this.conversations.end(conversation, cause);
    this.moveFocus(record, cause);
  }

  private moveFocus(record: InteractionRecord, cause: Cause): void {
    const focus = interactionFocus(record);
    if (focus === null || focus === record.focus) return;
    record.focus = focus;
    this.publisher.publish('interaction.focuschanged', record, cause);
  }
}

const dataDiffers = (before: CtiInteraction, now: CtiInteraction) => !sameJson(before.data, now.data);
