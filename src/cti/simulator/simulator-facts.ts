import type { CtiChannel, CtiConversation, CtiInteraction, CtiParty, CtiSnapshot } from '../port/cti-facts.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimContact } from './switch/sim-contact.js';
import type { SimLeg } from './switch/sim-leg.js';

/** The one channel of an agent here. */
export const TELEPHONY_CHANNEL = 'tel';

/** What the switch has of an agent, in the provider port's words; nothing for one who is not signed in. */
export function factsOf(agent: SimAgent): CtiSnapshot {
  if (!agent.device) return { channels: [], interactions: [] };
  const contacts = [...agent.device.contacts.values(), ...agent.wrappingUp.values()];
  return { channels: channels(agent, agent.device.number), interactions: contacts.map(interaction) };
}

function channels(agent: SimAgent, endpoint: string): readonly CtiChannel[] {
  if (!agent.model.channelTypes.includes('Telephony')) return [];
  const { queues } = agent;
  return [{ id: TELEPHONY_CHANNEL, type: 'Telephony', endpoint, login: 'active', queues, ...agent.availability }];
}

function interaction(contact: SimContact): CtiInteraction {
  const { direction, from, to, queue, data } = contact.origin.head;
  return {
    id: contact.id,
    channel: TELEPHONY_CHANNEL,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    data,
    recording: 'off',
    conversations: contact.legs.map(conversation),
  };
}

function conversation(leg: SimLeg): CtiConversation {
  // A leg gets its contact when it rings or dials; before that it is nobody's conversation.
  const state = leg.state === 'initiated' ? 'unknown' : leg.state;
  return { id: leg.id, role: leg.role, state, muted: false, parties: parties(leg) };
}

function parties(leg: SimLeg): readonly CtiParty[] {
  const others = leg.call.others(leg).map(party);
  return others.length > 0 ? others : [{ id: leg.call.id, address: leg.call.head.to }];
}

function party(leg: SimLeg): CtiParty {
  const { address, name } = leg.party;
  const told = leg.state === 'alerting' || leg.state === 'connected' || leg.state === 'held';
  return { id: leg.id, address, ...(name === undefined ? {} : { name }), ...(told ? { state: leg.state } : {}) };
}
