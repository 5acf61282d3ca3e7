import type { InteractionData, RecordingState } from '../../../protocol/objects/object-states.js';
import type { CtiConversation, CtiInteraction, CtiParty, CtiRecording } from '../../port/cti-facts.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { CallCard } from './call-card.js';
import { legConversations, type CalledFacts } from './leg-conversations.js';
import type { Leg } from './leg.js';
import type { Arrangement, Party } from './arrangement.js';

/** What the facts about a leg are made from. */
export interface LegSources {
  /** id of the agent's channel */
  readonly channel: string;
  readonly own: ChannelRecord;
  readonly peer: ChannelRecord | undefined;
  /** of a call on which agents have worked */
  readonly arrangement?: Arrangement | undefined;
  /** what is known of one who was called */
  called(party: Party): CalledFacts;
  readonly alone?: boolean;
  readonly recording: RecordingState;
  readonly recordings?: readonly CtiRecording[];
  /** milliseconds since the epoch */
  readonly now: number;
  /** the same: since when the call has been what it is, where nobody has looked at it yet */
  readonly before: number;
  /** everybody in the call */
  readonly others?: readonly CtiParty[];
  /** channel variables that belong to the interaction's data */
  readonly variables: readonly string[];
}

/** The interaction of a leg, in the provider port's words. */
export function legFacts(leg: Leg, sources: LegSources): CtiInteraction {
  const { direction, from, to, queue } = headOf(leg);
  const { id, contact, customer, origin } = leg;
  return {
    id,
    channel: sources.channel,
    contact,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    ...(customer === undefined ? {} : { customer }),
    origin,
    times: leg.times.all,
    data: data(leg, sources),
    recording: sources.recording,
    ...(sources.recordings?.length ? { recordings: sources.recordings } : {}),
    conversations: legConversations(leg, sources).map((one) => ({ ...one, since: since(leg, one, sources) })),
  };
}

const since = ({ times }: Leg, { id, state }: CtiConversation, { now, before }: LegSources): string =>
  times.since(id, state, now, before);

/** Who has been given a customer sees that one, not who gave; and the queue that offered the call here, if one did. */
function headOf({ card, origin, customer, customerQueue }: Leg): Pick<CallCard, 'direction' | 'from' | 'to' | 'queue'> {
  if (origin.kind !== 'transfer' || !customer) return card;
  const queue = card.queue ?? customerQueue;
  return { direction: 'inbound', from: customer.address, to: card.to, ...(queue === undefined ? {} : { queue }) };
}

function data(leg: Leg, { own, peer, variables }: LegSources): InteractionData {
  const found = variables.map((name) => [name, own.variables.get(name) || peer?.variables.get(name) || ''] as const);
  return { ...leg.data, ...Object.fromEntries(found.filter(([, value]) => value !== '')) };
}
