import type { Target } from '../../protocol/target.js';
import type { ChannelRecord, ConversationRecord, InteractionRecord, ObjectRecord } from './object-records.js';

/** How many ended objects are remembered, so that what comes late for them is known as late. */
const REMEMBERED = 200;

export interface ConversationNames {
  readonly interaction: string;
  readonly conversation: string;
}

/** The object tree of one session: what there is, found by target or by the switch's own ids. */
export class SessionModel {
  readonly channels = new Map<string, ChannelRecord>();
  private endedAtSwitch: Set<string> | undefined;
  private completedAtSwitch: Set<string> | undefined;
  private endedTargets: Set<string> | undefined;
  private endedNames: Map<string, ConversationNames> | undefined;
  private interactionCount = 0;

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
    return live ? names(live) : this.endedNames?.get(switchKey(interaction, conversation));
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
    this.endedAtSwitch = remembered(this.endedAtSwitch, interaction.facts.id);
  }

  /** The work after that contact is done: an older reading will not bring it back. */
  rememberCompleted(interaction: InteractionRecord): void {
    this.completedAtSwitch = remembered(this.completedAtSwitch, interaction.facts.id);
  }

  rememberDisposed(conversation: ConversationRecord): void {
    this.endedTargets = remembered(this.endedTargets, conversation.target.toString());
    this.endedNames ??= new Map();
    this.endedNames.set(switchKey(conversation.interaction.facts.id, conversation.facts.id), names(conversation));
    forgetOldest(this.endedNames);
  }

  hasEnded(ctiInteraction: string): boolean {
    return this.endedAtSwitch?.has(ctiInteraction) ?? false;
  }

  wasCompleted(ctiInteraction: string): boolean {
    return this.completedAtSwitch?.has(ctiInteraction) ?? false;
  }

  wasDisposed(target: Target): boolean {
    return this.endedTargets?.has(target.toString()) ?? false;
  }

  private interaction(is: (one: InteractionRecord) => boolean): InteractionRecord | undefined {
    for (const channel of this.channels.values()) {
      for (const one of channel.interactions.values()) if (is(one)) return one;
    }
    return undefined;
  }
}

/** The set is made with the first that has to be remembered: an agent who waits for calls has none. */
function remembered(set = new Set<string>(), id: string): Set<string> {
  set.add(id);
  forgetOldest(set);
  return set;
}

function forgetOldest(remembered: Set<string> | Map<string, unknown>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

const names = ({ id, interaction }: ConversationRecord): ConversationNames => ({
  interaction: interaction.id,
  conversation: id,
});

const switchKey = (interaction: string, conversation: string) => JSON.stringify([interaction, conversation]);
