import type { ManagedSession } from '../sessions/managed-session.js';
import type { ChannelRecord, ConversationRecord, InteractionRecord } from '../sessions/model/object-records.js';
import type { ChannelReport, ConversationReport, InteractionReport } from './answers/channel-report.js';
import type { SessionReport } from './answers/session-report.js';

/** A session without what is personal: each field is named here, so that none gets in by being new. */
export function reportSession({ session, presence }: ManagedSession): SessionReport {
  const { id, identity, state, since, degraded, binding, model } = session;
  const { absence } = presence;
  return {
    id,
    agent: identity.agent.id,
    service: identity.service.id,
    state,
    since,
    model: identity.callModel.name,
    degraded,
    bound: binding.bound,
    ...(absence === undefined ? {} : { absent: Math.round(absence) }),
    liveInteractions: model.liveInteractions,
    channels: [...model.channels.values()].map(channel),
  };
}

function channel({ facts, since, interactions }: ChannelRecord): ChannelReport {
  const { id, type, login, agentState } = facts;
  return { id, type, login, agentState, since, interactions: [...interactions.values()].map(interaction) };
}

function interaction({ id, facts, state, since, conversations }: InteractionRecord): InteractionReport {
  const { contact, direction, queue } = facts;
  const queued = queue === undefined ? {} : { queue };
  return {
    id,
    contact,
    direction,
    state,
    since,
    ...queued,
    conversations: [...conversations.values()].map(conversation),
  };
}

function conversation({ id, facts, state, since }: ConversationRecord): ConversationReport {
  return { id, role: facts.role, state, since, muted: facts.muted };
}
