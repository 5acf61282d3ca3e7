import type { CtiChannel, CtiConversation, CtiInteraction, CtiParty, CtiSnapshot } from '../port/cti-facts.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimChannel } from './switch/sim-channel.js';
import type { SimContact } from './switch/sim-contact.js';
import type { SimLeg } from './switch/sim-leg.js';

/** What the switch has of an agent, in the provider port's words; nothing for one who is not signed in. */
export function factsOf(agent: SimAgent): CtiSnapshot {
  const channels = [...agent.channels.values()];
  return {
    channels: channels.map(channelFacts),
    interactions: channels.flatMap((channel) => channel.contacts.map((contact) => interaction(channel, contact))),
  };
}

function channelFacts({ id, type, endpoint, active, queues, availability }: SimChannel): CtiChannel {
  return { id, type, endpoint, login: active ? 'active' : 'inactive', queues, ...availability };
}

function interaction(channel: SimChannel, contact: SimContact): CtiInteraction {
  const { direction, from, to, queue } = contact.head;
  return {
    id: contact.id,
    channel: channel.id,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    data: contact.data.values,
    recording: contact.recording,
    conversations: contact.legs.map(conversation),
  };
}

function conversation(leg: SimLeg): CtiConversation {
  const { id, role, muted } = leg;
  // A leg gets its contact when it rings or dials; before that it is nobody's conversation.
  const state = leg.state === 'initiated' ? 'unknown' : leg.state;
  return { id, role, state, muted, parties: leg.call.others(leg).map(party) };
}

function party(leg: SimLeg): CtiParty {
  const { address, name } = leg.party;
  const state = partyState(leg);
  return { id: leg.id, address, ...(name === undefined ? {} : { name }), ...(state === undefined ? {} : { state }) };
}

/** Who is called into a call that goes on is shown from the beginning; who is called to begin one, from the first ring. */
function partyState({ state, call }: SimLeg): string | undefined {
  if (state === 'alerting' || state === 'connected' || state === 'held') return state;
  return state === 'initiated' && call.answeredAt !== undefined ? 'alerting' : undefined;
}
