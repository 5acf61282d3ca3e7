import type { CallModel } from '../../cti/port/call-model.js';
import type { CtiReport, CtiSnapshot } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { Target } from '../../protocol/target.js';
import type { Clock } from '../../runtime/clock.js';
import { isoTime } from '../../runtime/iso-time.js';
import type { InteractionRecord } from '../model/object-records.js';
import type { SessionModel } from '../model/session-model.js';
import { ChannelReconciler } from './channel-reconciler.js';
import { ConversationReconciler } from './conversation-reconciler.js';
import { InteractionReconciler } from './interaction-reconciler.js';
import type { ObjectPublisher } from './object-publisher.js';
import { NOTHING_TOLD, type ToldSince } from './told-since.js';

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
    options: { session: Target; clock: Clock; callModel: CallModel },
  ) {
    this.channels = new ChannelReconciler(model, publisher, options.session, options.clock);
    const { clock, callModel } = options;
    const now = (later = 0) => isoTime(clock.now() + later);
    this.conversations = new ConversationReconciler(model, publisher, now);
    this.interactions = new InteractionReconciler(model, publisher, this.conversations, callModel, now);
  }

  /** @returns interactions whose report contradicts what is known and was left aside: the switch has to be asked anew */
  report(report: CtiReport, cause: Cause): readonly string[] {
    const refused: string[] = [];
    this.channels.addNew(report.channels ?? [], cause);
    for (const facts of report.interactions ?? []) {
      if (!this.interactions.apply(facts, cause, false)) refused.push(facts.id);
    }
    this.channels.update(report.channels ?? [], cause);
    this.publisher.sweep(cause);
    return refused;
  }

  /** Everything was read: what is not in it is gone. What has been told of since the reading began stays as it is. */
  snapshot(snapshot: CtiSnapshot, cause: Cause, since: ToldSince = NOTHING_TOLD): void {
    const channels = snapshot.channels.filter((one) => !since.channels.has(one.id));
    const interactions = snapshot.interactions.filter((one) => !since.interactions.has(one.id));
    this.channels.addNew(channels, cause);
    this.endMissing(snapshot, since, cause);
    for (const facts of interactions) this.interactions.apply(facts, cause, true);
    this.channels.update(channels, cause);
    this.removeMissing(snapshot, since, cause);
    this.publisher.sweep(cause);
  }

  /** Of live legs nothing is known, but for what has been told of since. */
  unknown(cause: Cause, since: ToldSince = NOTHING_TOLD): void {
    for (const interaction of this.model.interactions()) {
      if (since.interactions.has(interaction.facts.id)) continue;
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

  private endMissing({ interactions }: CtiSnapshot, since: ToldSince, cause: Cause): void {
    const there = new Set(interactions.map((one) => one.id));
    for (const one of this.model.interactions()) {
      if (there.has(one.facts.id) || since.interactions.has(one.facts.id)) continue;
      if (one.live) this.interactions.end(one, cause);
      // Its completion has reached the switch, though the answer did not reach us, or it leaves no work there.
      if (one.state === 'ENDED') this.interactions.remove(one, cause);
    }
  }

  private removeMissing({ channels }: CtiSnapshot, since: ToldSince, cause: Cause): void {
    const there = new Set(channels.map((one) => one.id));
    for (const { id, interactions } of this.model.channels.values()) {
      if (there.has(id) || since.channels.has(id)) continue;
      // What is told of a call on it says that the channel is there too.
      if ([...interactions.values()].some((one) => since.interactions.has(one.facts.id))) continue;
      this.removeChannel(id, cause);
    }
  }
}
