import type { ChannelRecord, ConversationRecord, InteractionRecord, ObjectRecord } from '../model/object-records.js';
import { publicState } from '../model/public-state.js';
import type { SessionModel } from '../model/session-model.js';
import type { ChannelMemento, ConversationMemento, InteractionMemento } from './object-mementos.js';
import type { Part } from './part.js';

/** By what names of parts begin that are about one object; the rest is its target without the session. */
export const OBJECT_PARTS = { channel: 'c:', interaction: 'i:', data: 'd:', conversation: 'v:' } as const;

/**
 * The parts of all objects, parents before their children. A record's state follows its facts, which are replaced and never
 * changed, or what goes out of it, which has a revision.
 */
export function* objectParts(model: SessionModel): Generator<Part> {
  for (const channel of model.channels.values()) {
    yield part(OBJECT_PARTS.channel, channel.id, channel, () => channelMemento(channel));
    for (const interaction of channel.interactions.values()) {
      const path = `${channel.id}.${interaction.id}`;
      const { data } = interaction.facts;
      yield part(OBJECT_PARTS.interaction, path, interaction, () => interactionMemento(interaction));
      yield { name: OBJECT_PARTS.data + path, basis: [data], text: () => JSON.stringify(data) };
      for (const one of interaction.conversations.values())
        yield part(OBJECT_PARTS.conversation, `${path}.${one.id}`, one, () => conversationMemento(one));
    }
  }
}

function part(prefix: string, path: string, record: ObjectRecord, memento: () => object): Part {
  const { facts, publication } = record;
  return { name: prefix + path, basis: [facts, publication.revision], text: () => JSON.stringify(memento()) };
}

const channelMemento = (record: ChannelRecord): ChannelMemento => ({ ...record.memento(), told: told(record) });

const interactionMemento = (record: InteractionRecord): InteractionMemento => ({
  ...record.memento(),
  told: told(record),
});

const conversationMemento = (record: ConversationRecord): ConversationMemento => ({
  ...record.memento(),
  told: told(record),
});

const told = (record: ObjectRecord) => record.publication.memento((one) => publicState(record, one));
