import type { InteractionData, RecordingState } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction, CtiParty } from '../../port/cti-facts.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
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
  /** everybody in the call */
  readonly others?: readonly CtiParty[];
  /** channel variables that belong to the interaction's data */
  readonly variables: readonly string[];
}

/** The interaction of a leg, in the provider port's words. */
export function legFacts(leg: Leg, sources: LegSources): CtiInteraction {
  const { direction, from, to, queue } = leg.card;
  const { id } = leg;
  return {
    id,
    channel: sources.channel,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    data: data(leg, sources),
    recording: sources.recording,
    conversations: legConversations(leg, sources),
  };
}

function data(leg: Leg, { own, peer, variables }: LegSources): InteractionData {
  const found = variables.map((name) => [name, own.variables.get(name) || peer?.variables.get(name) || ''] as const);
  return { ...leg.data, ...Object.fromEntries(found.filter(([, value]) => value !== '')) };
}
