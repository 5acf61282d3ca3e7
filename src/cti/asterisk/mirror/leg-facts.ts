import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiInteraction, CtiParty } from '../../port/cti-facts.js';
import { TELEPHONY_CHANNEL } from '../telephony-channel.js';
import type { ChannelRecord } from './channel-record.js';
import { CHANNEL_STATE } from './channel-state.js';
import type { Leg } from './leg.js';

/** What the facts about a leg are made from. */
export interface LegSources {
  readonly own: ChannelRecord;
  readonly peer: ChannelRecord | undefined;
  /** channel variables that belong to the interaction's data */
  readonly variables: readonly string[];
}

/** The interaction of a leg, in the provider port's words. */
export function legFacts(leg: Leg, sources: LegSources): CtiInteraction {
  const { direction, from, to, queue } = leg.card;
  const { id } = leg;
  const conversation = { id, role: 'primary', state: leg.state, muted: false, parties: [party(leg, sources)] } as const;
  return {
    id,
    channel: TELEPHONY_CHANNEL,
    direction,
    from,
    to,
    ...(queue === undefined ? {} : { queue }),
    data: data(leg, sources),
    recording: 'off',
    conversations: [conversation],
  };
}

function party(leg: Leg, { own, peer }: LegSources): CtiParty {
  const other = leg.peer !== leg.firstPeer;
  const number = other ? peer?.callerNumber || own.connectedNumber : '';
  const address = number || (leg.card.calling ? leg.card.to : leg.card.from);
  const name = (leg.card.calling ? '' : peer?.callerName) || own.connectedName;
  const state = partyState(leg, peer);
  // The one other party of a call between two; its channel is Asterisk's own affair.
  return { id: 'remote', address, ...(name === '' ? {} : { name }), ...(state === undefined ? {} : { state }) };
}

function partyState(leg: Leg, peer: ChannelRecord | undefined): string | undefined {
  if (peer?.holding) return 'held';
  if (leg.joined) return 'connected';
  return peer?.state === CHANNEL_STATE.RINGING ? 'alerting' : undefined;
}

function data(leg: Leg, { own, peer, variables }: LegSources): InteractionData {
  const found = variables.map((name) => [name, own.variables.get(name) || peer?.variables.get(name) || ''] as const);
  return { ...leg.data, ...Object.fromEntries(found.filter(([, value]) => value !== '')) };
}
