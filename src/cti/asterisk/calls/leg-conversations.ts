import type { ConversationRole, ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiConversation, CtiParty } from '../../port/cti-facts.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import { primaryRole, type Arrangement, type Party } from './arrangement.js';
import type { Leg } from './leg.js';
import { newNumber } from './new-number.js';
import { partyName } from './party-name.js';
import { safeId } from './safe-id.js';

/** What the switch has of one who was called. */
export interface CalledFacts {
  readonly answered: boolean;
  /** its device holds by itself */
  readonly holding: boolean;
  /** number of who is there in the place of who was called */
  readonly address?: string;
}

/** What an agent's conversations are made from. */
export interface ConversationSources {
  readonly own: ChannelRecord;
  readonly peer: ChannelRecord | undefined;
  /** that is an agent who holds the call */
  readonly heldByPeer?: boolean;
  readonly arrangement?: Arrangement | undefined;
  called(party: Party): CalledFacts;
  /** it goes on without the other side */
  readonly alone?: boolean;
  /** everybody in the call, where somebody else has made it a conference */
  readonly others?: readonly CtiParty[];
}

/** The one other party of a conversation between two; its channel is Asterisk's own affair. */
export const REMOTE = 'remote';

/** The id of the conversation with the contact. */
export function primaryId(leg: Leg, arrangement: Arrangement | undefined): string {
  return arrangement?.formerConsult === undefined ? leg.id : safeId(arrangement.formerConsult);
}

/** The id of the conversation with those who are asked. */
export const consultId = ({ consult }: Arrangement): string => safeId(consult[0]?.uid ?? '');

/** The id under which a party is told in its conversation. */
export function partyId({ consult, formerConsult }: Arrangement, { uid, to }: Party): string {
  const asked = uid === formerConsult || consult.some((one) => one.uid === uid);
  return to === '' || asked ? REMOTE : safeId(uid);
}

/** The agent's legs in the provider port's words: one, or two while the agent asks somebody. */
export function legConversations(leg: Leg, sources: ConversationSources): CtiConversation[] {
  const { arrangement, others = [] } = sources;
  if (!arrangement) {
    const one = sources.alone ? [] : [peerParty(leg, sources)];
    const parties = others.length > 1 ? [...others] : one;
    return [{ id: leg.id, role: 'primary', state: leg.state, muted: false, parties }];
  }
  const { primary, consult, muted } = arrangement;
  const groups: readonly (readonly [string, ConversationRole, 'primary' | 'consult', readonly Party[]])[] = [
    [primaryId(leg, arrangement), primaryRole(arrangement), 'primary', primary],
    [consultId(arrangement), 'consult', 'consult', consult],
  ];
  return groups
    .filter(([, , , parties]) => parties.length > 0)
    .map(([id, role, group, parties]) => ({
      id,
      role,
      state: groupState(sources, arrangement, group),
      muted,
      parties: others.length > 1 ? [...others] : parties.map((party) => partyFacts(leg, sources, arrangement, party)),
    }));
}

/** The state of the conversation on which the call stands. */
export function mainState(sources: ConversationSources, arrangement: Arrangement): ConversationState {
  return groupState(sources, arrangement, arrangement.primary.length > 0 ? 'primary' : 'consult');
}

function groupState(
  sources: ConversationSources,
  arrangement: Arrangement,
  group: 'primary' | 'consult',
): ConversationState {
  const answered = arrangement[group].some((party) => party.to === '' || sources.called(party).answered);
  if (!answered) return 'dialing';
  return arrangement.focus === group && !sources.own.holding ? 'connected' : 'held';
}

function partyFacts(leg: Leg, sources: ConversationSources, arrangement: Arrangement, party: Party): CtiParty {
  if (party.to === '') return peerParty(leg, sources);
  const { answered, holding, address = party.to } = sources.called(party);
  const state = answered ? (holding ? 'held' : 'connected') : 'alerting';
  return { id: partyId(arrangement, party), address, state };
}

function peerParty(leg: Leg, { own, peer, heldByPeer }: ConversationSources): CtiParty {
  const state = heldByPeer ? 'held' : peerState(leg, peer);
  const stated = state === undefined ? {} : { state };
  const other = leg.peer !== leg.firstPeer;
  const number = other ? peer?.callerNumber || own.connectedNumber : newNumber(leg, peer);
  const address = number || (leg.card.calling ? leg.card.to : leg.card.from);
  const name = partyName(own, peer, { address, calling: leg.card.calling });
  return { id: REMOTE, address, ...(name === '' ? {} : { name }), ...stated };
}

function peerState(leg: Leg, peer: ChannelRecord | undefined): string | undefined {
  if (peer?.holding) return 'held';
  if (leg.joined) return 'connected';
  return peer?.state === CHANNEL_STATE.RINGING ? 'alerting' : undefined;
}
