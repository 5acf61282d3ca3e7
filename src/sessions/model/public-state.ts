import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { InteractionObject } from '../../protocol/objects/interaction.object.js';
import type { ChannelRecord } from './channel.record.js';
import type { ConversationRecord } from './conversation.record.js';
import type { InteractionRecord } from './interaction.record.js';
import type { ObjectRecord } from './object-record.js';

type Unrevised<T> = Omit<T, 'revision' | 'allowed'>;

function channelState(record: ChannelRecord): Unrevised<ChannelObject> {
  const { id, type, endpoint, login, agentState, reason, pending, queues } = record.facts;
  return {
    id,
    type,
    endpoint,
    login,
    agentState,
    ...(reason === undefined ? {} : { reason }),
    ...(pending === undefined ? {} : { pending }),
    ...(queues === undefined ? {} : { queues }),
    since: record.since,
  };
}

function interactionState(record: InteractionRecord): Unrevised<InteractionObject> {
  const { direction, from, to, queue, data, recording } = record.facts;
  return {
    id: record.id,
    type: record.channel.facts.type,
    direction,
    state: record.state,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    data,
    recording,
    focus: record.focus,
    ...(record.disposition === undefined ? {} : { disposition: record.disposition }),
  };
}

function conversationState(record: ConversationRecord): Unrevised<ConversationObject> {
  const { role, muted, parties } = record.facts;
  return { id: record.id, role, state: record.state, muted, parties };
}

/** The whole public state of an object but for its revision and what is allowed. */
export function publicState(record: ObjectRecord): object {
  switch (record.kind) {
    case 'channel':
      return channelState(record);
    case 'interaction':
      return interactionState(record);
    case 'conversation':
      return conversationState(record);
  }
}
