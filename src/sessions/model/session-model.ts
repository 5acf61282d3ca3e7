import { Target } from '../../protocol/target.js';
import type { ChannelRecord, ConversationRecord, InteractionRecord, ObjectRecord } from './object-records.js';
import { Recent } from './recent.js';

export interface ConversationNames {
  readonly interaction: string;
  readonly conversation: string;
}

/** The object tree of one session: what there is, found by target or by the switch's own ids. */
export class SessionModel {
  readonly channels = new Map<string, ChannelRecord>();
  /** what is over: by the switch's ids what has ended and what is completed, by target legs that are gone, with the switch's ids */
  readonly over = { ended: new Recent(), completed: new Recent(), disposed: new Recent() };
  /** how many interactions there have been: no id is given twice */
  interactionCount = 0;

  nextInteractionId(): string {
    this.interactionCount += 1;
    return `i${this.interactionCount}`;
  }

  interactions(): InteractionRecord[] {
    return [...this.channels.values()].flatMap((channel) => [...channel.interactions.values()]);
  }

  /** Parents before their children. */
  objects(): ObjectRecord[] {
    const objects: ObjectRecord[] = [];
    for (const channel of this.channels.values()) {
      objects.push(channel);
      for (const interaction of channel.interactions.values())
        objects.push(interaction, ...interaction.conversations.values());
    }
    return objects;
  }

  find(target: Target): ObjectRecord | undefined {
    const channel = this.channels.get(target.channel ?? '');
    if (target.kind === 'channel') return channel;
    const interaction = channel?.interactions.get(target.interaction ?? '');
    if (target.kind === 'interaction') return interaction;
    return interaction?.conversations.get(target.conversation ?? '');
  }

  /** The switch's own id of the contact that a target lies in; undefined where there is none. */
  callOf({ channel = '', interaction = '' }: Target): string | undefined {
    return this.channels.get(channel)?.interactions.get(interaction)?.facts.id;
  }

  /** The live interaction that the switch knows by that id. */
  byCtiId(interaction: string): InteractionRecord | undefined {
    return this.interaction((one) => one.live && one.facts.id === interaction);
  }

  /** The ended interaction that waits for its completion and that the switch knows by that id. */
  inWrapUp(interaction: string): InteractionRecord | undefined {
    return this.interaction((one) => one.state === 'ENDED' && one.facts.id === interaction);
  }

  /** The ids that clients know a conversation by, live or ended not long ago, from the switch's own. */
  namesOf(interaction: string, conversation: string): ConversationNames | undefined {
    const live = this.byCtiId(interaction)?.byCtiId(conversation);
    if (live) return { interaction: live.interaction.id, conversation: live.id };
    const gone = Target.parse(this.over.disposed.keyOf(switchKey(interaction, conversation)) ?? '');
    return gone?.interaction === undefined || gone.conversation === undefined
      ? undefined
      : { interaction: gone.interaction, conversation: gone.conversation };
  }

  get hasLiveInteraction(): boolean {
    return this.liveInteractions > 0;
  }

  get liveInteractions(): number {
    let live = 0;
    for (const channel of this.channels.values()) live += channel.liveInteractions;
    return live;
  }

  /** The switch's id will not be taken for a new contact again. */
  rememberEnded(interaction: InteractionRecord): void {
    this.over.ended.add(interaction.facts.id);
  }

  /** The work after that contact is done: an older reading will not bring it back. */
  rememberCompleted(interaction: InteractionRecord): void {
    this.over.completed.add(interaction.facts.id);
  }

  rememberDisposed({ target, interaction, facts }: ConversationRecord): void {
    this.over.disposed.add(target.toString(), switchKey(interaction.facts.id, facts.id));
  }

  hasEnded(ctiInteraction: string): boolean {
    return this.over.ended.has(ctiInteraction);
  }

  wasCompleted(ctiInteraction: string): boolean {
    return this.over.completed.has(ctiInteraction);
  }

  wasDisposed(target: Target): boolean {
    return this.over.disposed.has(target.toString());
  }

  private interaction(is: (one: InteractionRecord) => boolean): InteractionRecord | undefined {
    for (const channel of this.channels.values()) {
      for (const one of channel.interactions.values()) if (is(one)) return one;
    }
    return undefined;
  }
}

const switchKey = (interaction: string, conversation: string) => JSON.stringify([interaction, conversation]);
