import type { CtiReport, CtiSnapshot } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { Target } from '../../protocol/target.js';
import type { Clock } from '../../runtime/clock.js';
import type { InteractionRecord } from '../model/interaction.record.js';
import type { SessionModel } from '../model/session-model.js';
import { ChannelReconciler } from './channel-reconciler.js';
import { ConversationReconciler } from './conversation-reconciler.js';
import { InteractionReconciler } from './interaction-reconciler.js';
import type { ObjectPublisher } from './object-publisher.js';

/**
 * The one way by which the switch's word becomes the session's state: compares what is said with what is known and
 * sends out the difference, in the protocol's order. News and a full reading go the same way.
 */
export class Reconciler {
  private readonly channels: ChannelReconciler;
  private readonly conversations: ConversationReconciler;
  private readonly interactions: InteractionReconciler;

  constructor(
    private readonly model: SessionModel,
    private readonly publisher: ObjectPublisher,
    options: { session: Target; clock: Clock; wrapUp: boolean },
  ) {
    this.channels = new ChannelReconciler(model, publisher, options.session, options.clock);
    this.conversations = new ConversationReconciler(model, publisher);
    this.interactions = new InteractionReconciler(model, publisher, this.conversations, options.wrapUp);
  }

  /** @returns false where the report contradicts what is known: the switch has to be asked anew */
  report(report: CtiReport, cause: Cause): boolean {
    let consistent = true;
    this.channels.addNew(report.channels ?? [], cause);
    for (const facts of report.interactions ?? []) {
      if (!this.interactions.apply(facts, cause, false)) consistent = false;
    }
    this.channels.update(report.channels ?? [], cause);
    this.publisher.sweep(cause);
    return consistent;
  }

  /** Everything was read: what is not in it is gone. */
  snapshot(snapshot: CtiSnapshot, cause: Cause): void {
    const named = new Set(snapshot.interactions.map((one) => one.id));
    const channels = new Set(snapshot.channels.map((one) => one.id));
    this.channels.addNew(snapshot.channels, cause);
    for (const gone of this.model.interactions().filter((one) => !named.has(one.facts.id))) {
      if (gone.live) this.interactions.end(gone, cause);
      // Its completion has reached the switch, though the answer did not reach us, or it leaves no work there.
      if (gone.state === 'ENDED') this.interactions.remove(gone, cause);
    }
    for (const facts of snapshot.interactions) this.interactions.apply(facts, cause, true);
    this.channels.update(snapshot.channels, cause);
    for (const gone of [...this.model.channels.values()].filter((one) => !channels.has(one.id))) {
      this.removeChannel(gone.id, cause);
    }
    this.publisher.sweep(cause);
  }

  /** The link is lost: of live legs nothing is known. */
  unknown(cause: Cause): void {
    for (const interaction of this.model.interactions()) {
      for (const conversation of interaction.conversations.values()) this.conversations.unknown(conversation, cause);
    }
    this.publisher.sweep(cause);
  }

  /** The work after a contact is completed, and the switch has taken what the agent said of it. */
  complete(interaction: InteractionRecord, cause: Cause, disposition?: string): void {
    if (interaction.state !== 'ENDED') return;
    interaction.disposition = disposition;
    this.interactions.remove(interaction, cause);
    this.publisher.sweep(cause);
  }

  /** Takes the channel away with what is on it; what is left on it has ended before. */
  removeChannel(id: string, cause: Cause): void {
    const channel = this.model.channels.get(id);
    if (!channel) return;
    for (const interaction of channel.interactions.values()) {
      if (interaction.live) this.interactions.end(interaction, cause);
      if (interaction.state === 'ENDED') this.interactions.remove(interaction, cause);
    }
    this.channels.remove(channel, cause);
  }
}
