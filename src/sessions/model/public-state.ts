import { recordingOver } from '../../cti/port/recording-over.js';
import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { InteractionObject } from '../../protocol/objects/interaction.object.js';
import type { ChannelRecord, ConversationRecord, InteractionRecord, ObjectRecord } from './object-records.js';
import type { PublicObject } from './public-object.js';

interface Told {
  readonly allowed: readonly string[];
  readonly revision: number;
}

/**
 * What is not there is undefined here, which is the same on the wire: every object of a kind is built by one literal and
 * has one shape, which is three times as quick as to put it together.
 */
type OneShape<T> = { [K in keyof T]: T[K] | undefined };

function channelState(record: ChannelRecord, { allowed, revision }: Told): OneShape<Required<ChannelObject>> {
  const { facts, since, workEnds: wrapUpEnds } = record;
  const { id, type, endpoint, login, device, agentState, reason, pending, queues } = facts;
  return {
    id,
    type,
    endpoint,
    login,
    device,
    agentState,
    reason,
    pending,
    queues,
    since,
    wrapUpEnds,
    allowed,
    revision,
  };
}

function interactionState(record: InteractionRecord, told: Told): OneShape<Required<InteractionObject>> {
  const { contact, direction, from, to, queue, customer, origin, ringEnds, data } = record.facts;
  const { recording, recordings } = record.live ? record.facts : recordingOver(record.facts);
  return {
    id: record.id,
    type: record.channel.facts.type,
    contact,
    direction,
    state: record.state,
    since: record.since,
    times: record.times,
    ringEnds: record.state === 'ALERTING' ? ringEnds : undefined,
    from,
    to,
    queue,
    customer,
    origin,
    data,
    recording,
    recordings,
    focus: record.focus,
    disposition: record.disposition,
    allowed: told.allowed,
    revision: told.revision,
  };
}

function conversationState(record: ConversationRecord, { allowed, revision }: Told): ConversationObject {
  const { role, muted, parties } = record.facts;
  const { id, state, since } = record;
  return { id, role, state, since, muted, parties, allowed, revision };
}

/** The whole public state of an object. Facts go into it as they are: nobody may change it, or them. */
export function publicState(record: ObjectRecord, told: Told): PublicObject {
  switch (record.kind) {
    case 'channel':
      return channelState(record, told) as ChannelObject;
    case 'interaction':
      return interactionState(record, told) as InteractionObject;
    case 'conversation':
      return conversationState(record, told);
  }
}
