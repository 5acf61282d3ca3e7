import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from './leg.js';

/** Number of the other party where its own exchange has put somebody else in its place meanwhile, and says so; else ''. */
export function newNumber({ metNumber }: Leg, peer: ChannelRecord | undefined): string {
  const number = peer?.callerNumber ?? '';
  return metNumber === undefined || number === metNumber ? '' : number;
}
