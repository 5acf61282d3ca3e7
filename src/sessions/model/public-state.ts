import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { InteractionObject } from '../../protocol/objects/interaction.object.js';
import type { ChannelRecord } from './channel.record.js';
import type { ConversationRecord } from './conversation.record.js';
import type { InteractionRecord } from './interaction.record.js';
import type { ObjectRecord } from './object-record.js';

export type PublicObject = ChannelObject | InteractionObject | ConversationObject;

interface Told {
  readonly allowed: readonly string[];
  readonly revision: number;
}

function channelState(record: ChannelRecord, { allowed, revision }: Told): ChannelObject {
  const { id, type, endpoint, login, agentState, reason, pending, queues } = record.facts;
  return {
    id,
    type,
    endpoint,
    login,
    agentState,
    ...(reason === undefined ? undefined : { reason }),
    ...(pending === undefined ? undefined : { pending }),
    ...(queues === undefined ? undefined : { queues }),
    since: record.since,
    allowed,
    revision,
  };
}

function interactionState(record: InteractionRecord, { allowed, revision }: Told): InteractionObject {
  const { direction, from, to, queue, data, recording } = record.facts;
  return {
    id: record.id,
    type: record.channel.facts.type,
    direction,
    state: record.state,
    from,
    to,
    ...(queue === undefined ? undefined : { queue }),
    data,
    recording,
    focus: record.focus,
    ...(record.disposition === undefined ? undefined : { disposition: record.disposition }),
    allowed,
    revision,
  };
}

function conversationState(record: ConversationRecord, { allowed, revision }: Told): ConversationObject {
  const { role, muted, parties } = record.facts;
  return { id: record.id, role, state: record.state, muted, parties, allowed, revision };
}

/** The whole public state of an object. Facts go into it as they are: nobody may change it, or them. */
export function publicState(record: ObjectRecord, told: Told): PublicObject {
  switch (record.kind) {
    case 'channel':
      return channelState(record, told);
    case 'interaction':
      return interactionState(record, told);
    case 'conversation':
      return conversationState(record, told);
  }
}
