import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction, CtiParty } from '../../port/cti-facts.js';
import type { ChannelRecord } from './channel-record.js';
import { legConversations } from './leg-conversations.js';
import type { Leg } from './leg.js';
import type { ThirdParty } from './third-party.js';

/** What the facts about a leg are made from. */
export interface LegSources {
  /** id of the agent's channel */
  readonly channel: string;
  readonly own: ChannelRecord;
  readonly peer: ChannelRecord | undefined;
  /** the device of the third party */
  readonly far?: ChannelRecord | undefined;
  readonly third?: ThirdParty | undefined;
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
    recording: leg.recording,
    conversations: legConversations(leg, { ...sources, muted: leg.muted }),
  };
}

function data(leg: Leg, { own, peer, variables }: LegSources): InteractionData {
  const found = variables.map((name) => [name, own.variables.get(name) || peer?.variables.get(name) || ''] as const);
  return { ...leg.data, ...Object.fromEntries(found.filter(([, value]) => value !== '')) };
}
