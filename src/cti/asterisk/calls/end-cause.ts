import type { CtiCause } from '../../port/cti-facts.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from './leg.js';
import { CALLED_STATUS_CAUSES, DIAL_STATUS_CAUSES, OWN_DEVICE_CAUSES, Q850_CAUSES } from './cause-tables.js';

/** The Q.850 cause of a call that somebody else of the group has answered. */
const ANSWERED_ELSEWHERE = 26;

const cause = (code: CtiCause['code'], kind: CtiCause['by']['kind']): CtiCause => ({ code, by: { kind } });

/**
 * Why a call ended, as the agent with that leg sees it.
 * @param own the leg's channel as it was at its end
 * @param peer the other party's channel
 */
export function endCause(leg: Leg, own: ChannelRecord | undefined, peer: ChannelRecord | undefined): CtiCause {
  if (own?.transferred) return cause('transferred', 'agent');
  const told = own && explain(leg, own, peer);
  // It was there before the link was lost and is not there any more: nobody has told why.
  if (!told && own?.endCause === undefined) return cause('recovered', 'switch');
  return told ?? cause('released', 'switch');
}

function explain(leg: Leg, own: ChannelRecord, peer: ChannelRecord | undefined): CtiCause | undefined {
  if (leg.joined) return talked(leg, own, peer);
  return leg.card.calling ? dialled(leg, own, peer) : rang(leg, own, peer);
}

function talked(leg: Leg, own: ChannelRecord, peer: ChannelRecord | undefined): CtiCause | undefined {
  if (leg.releasing || own.hungUp !== undefined) return cause('released', 'agent');
  return peer && (peer.hungUp !== undefined || endedFirst(peer, own)) ? cause('released', 'remote') : undefined;
}

/** The switch was told to end `one`, and has ended the other one after it. */
function endedFirst(one: ChannelRecord, other: ChannelRecord): boolean {
  return one.endAskedAt > 0 && (other.endAskedAt === 0 || one.endAskedAt < other.endAskedAt);
}

function dialled(leg: Leg, own: ChannelRecord, peer: ChannelRecord | undefined): CtiCause | undefined {
  if (leg.releasing) return cause('released', 'agent');
  if (!own.up) return ownDevice(own) ?? DIAL_STATUS_CAUSES[own.calledStatus ?? ''];
  if (own.hungUp !== undefined) return cause('released', 'agent');
  const [byPeer, byOwn] = [peer?.hungUp, own.endCause].map((code) => Q850_CAUSES[code ?? 0]);
  return byPeer ?? byOwn ?? DIAL_STATUS_CAUSES[own.dialStatus ?? ''];
}

function rang(leg: Leg, own: ChannelRecord, peer: ChannelRecord | undefined): CtiCause | undefined {
  if (leg.releasing) return cause('rejected', 'agent');
  if (own.hungUp !== undefined) return ownDevice(own);
  if (own.takenElsewhere || own.endCause === ANSWERED_ELSEWHERE) return cause('answered', 'switch');
  if (peer?.hungUp !== undefined) return cause('abandoned', 'remote');
  // What calls the device stops by its own timeout, or because its caller is gone, however that one went.
  return CALLED_STATUS_CAUSES[own.calledStatus ?? ''];
}

/** The agent's own device said no; what is not a fault of the network is the agent's hand. */
function ownDevice(own: ChannelRecord): CtiCause | undefined {
  if (own.hungUp === undefined) return undefined;
  return OWN_DEVICE_CAUSES[own.hungUp] ?? cause('rejected', 'agent');
}
