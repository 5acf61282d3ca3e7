import type {
  CtiChannel,
  CtiConversation,
  CtiInteraction,
  CtiParty,
  CtiSnapshot,
  CtiTimes,
} from '../port/cti-facts.js';
import { recordingOver } from '../port/recording-over.js';
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

function channelFacts(channel: SimChannel): CtiChannel {
  const { id, type, endpoint, login, device, availability } = channel;
  // In a queue is who is signed in there.
  const queues = channel.active ? channel.queues : [];
  const state = device?.plugged === false ? 'unregistered' : 'registered';
  return { id, type, endpoint, login, ...(device ? { device: { state } } : {}), queues, ...availability };
}

function interaction(channel: SimChannel, contact: SimContact): CtiInteraction {
  const { direction, from, to, queue } = contact.head;
  const { customer } = contact.data.arrival;
  const ringEnds = contact.legs.find(({ state }) => state === 'alerting')?.ringEnds;
  return {
    id: contact.id,
    channel: channel.id,
    contact: contact.data.id,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    ...(customer === undefined ? {} : { customer }),
    origin: contact.origin,
    times: times(contact),
    ...(ringEnds === undefined ? {} : { ringEnds }),
    data: contact.data.values,
    ...recorded(contact),
    conversations: contact.legs.map(conversation),
  };
}

function recorded({ data, recording, legs }: SimContact): Pick<CtiInteraction, 'recording' | 'recordings'> {
  const recordings = [...data.recordings].map(({ id, state }) => ({ id, state }));
  if (recordings.length === 0) return { recording };
  return legs.length === 0 ? recordingOver({ recordings }) : { recording, recordings };
}

function times({ createdAt: created, answeredAt, endedAt }: SimContact): CtiTimes {
  return {
    created,
    ...(answeredAt === undefined ? {} : { answered: answeredAt }),
    ...(endedAt === undefined ? {} : { ended: endedAt }),
  };
}

function conversation(leg: SimLeg): CtiConversation {
  const { id, role, muted, since } = leg;
  // A leg gets its contact when it rings or dials; before that it is nobody's conversation.
  const state = leg.state === 'initiated' ? 'unknown' : leg.state;
  return { id, role, state, since, muted, parties: leg.call.others(leg).map(party) };
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
