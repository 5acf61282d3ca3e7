import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiConversation, CtiParty } from '../../port/cti-facts.js';
import type { ChannelRecord } from './channel-record.js';
import { CHANNEL_STATE } from './channel-state.js';
import type { Leg } from './leg.js';
import { safeId } from './safe-id.js';
import type { ThirdParty, ThreeMember } from './third-party.js';

/** What an agent's conversations are made from. */
export interface ConversationSources {
  readonly own: ChannelRecord;
  readonly peer: ChannelRecord | undefined;
  /** the device of the third party */
  readonly far?: ChannelRecord | undefined;
  readonly third?: ThirdParty | undefined;
  readonly muted: boolean;
  /** everybody in the call, where somebody else has made it a conference */
  readonly others?: readonly CtiParty[];
}

/** The one other party of a call between two; its channel is Asterisk's own affair. */
export const REMOTE = 'remote';

/** The agent's legs in the provider port's words: one, or two while the agent asks somebody. */
export function legConversations(leg: Leg, sources: ConversationSources): CtiConversation[] {
  const { third, muted } = sources;
  const one = (id: string, role: CtiConversation['role'], state: ConversationState, parties: CtiParty[]) =>
    ({ id, role, state, muted, parties }) as const;
  if (!third?.begun) {
    const { others = [] } = sources;
    return [one(leg.conversation, leg.role, leg.state, others.length > 1 ? [...others] : [peerParty(leg, sources)])];
  }
  const talks: ConversationState = sources.own.holding ? 'held' : 'connected';
  const peers = third.peerThere ? [peerParty(leg, sources)] : [];
  if (third.role === 'party') {
    const parties = [...peers, ...(third.thirdThere ? [thirdParty(third, sources, safeId(third.uid))] : [])];
    const state = third.waits === 'agent' ? 'held' : talks;
    return parties.length === 0 ? [] : [one(leg.conversation, leg.role, state, parties)];
  }
  const asked = third.waits === 'third' ? 'held' : talks;
  const consult = one(safeId(third.uid), 'consult', third.answered ? asked : 'dialing', [
    thirdParty(third, sources, REMOTE),
  ]);
  return [
    ...(third.peerThere ? [one(leg.conversation, leg.role, third.waits === 'peer' ? 'held' : talks, peers)] : []),
    ...(third.thirdThere ? [consult] : []),
  ];
}

/** The state of the call as a whole: that of the conversation with whom the agent has been talking for longest. */
export function mainState(third: ThirdParty, own: ChannelRecord): ConversationState {
  const { role, waits, peerThere, answered } = third;
  if (!peerThere && !answered) return 'dialing';
  const out: ThreeMember = role === 'party' ? 'agent' : peerThere ? 'peer' : 'third';
  return waits === out || own.holding ? 'held' : 'connected';
}

function thirdParty({ to, answered }: ThirdParty, { far }: ConversationSources, id: string): CtiParty {
  const answeredAs = far?.holding ? 'held' : 'connected';
  return { id, address: to, state: answered ? answeredAs : 'alerting' };
}

function peerParty(leg: Leg, { own, peer }: ConversationSources): CtiParty {
  const state = peerState(leg, peer);
  const stated = state === undefined ? {} : { state };
  if (leg.left) return { ...leg.left.party, ...stated };
  const other = leg.peer !== leg.firstPeer;
  const number = other ? peer?.callerNumber || own.connectedNumber : '';
  const address = number || (leg.card.calling ? leg.card.to : leg.card.from);
  const name = (leg.card.calling ? '' : peer?.callerName) || own.connectedName;
  return { id: REMOTE, address, ...(name === '' ? {} : { name }), ...stated };
}

function peerState(leg: Leg, peer: ChannelRecord | undefined): string | undefined {
  if (peer?.holding) return 'held';
  if (leg.joined) return 'connected';
  return peer?.state === CHANNEL_STATE.RINGING ? 'alerting' : undefined;
}
