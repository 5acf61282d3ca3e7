import { why } from '../../../protocol/why.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Call } from './call.js';
import { lacksByColleague } from './colleague.js';
import { callerOf } from '../mirror/peer.js';
import type { CallWorld } from './call-world.js';
import type { Leg } from './leg.js';
import { sentOn } from './sent-on.js';
import { ALONE, workable } from './workable.js';

type Sources = Pick<CallWorld, 'mirror' | 'book' | 'legs' | 'application' | 'options'>;

const TAKEN_CALLER: CtiLacks = {
  commands: ['conversation.deflect'],
  ...why('caller-in-call'),
};
const ROOM: CtiLacks = {
  commands: ['conversation.transfer', 'conversation.conference', 'conversation.dropparty', 'interaction.consult'],
  ...why('in-room'),
};
const AT_DEVICE: CtiLacks = { commands: ['interaction.consult'], ...why('held-at-device') };
const FULL: CtiLacks = {
  commands: ['conversation.conference', 'interaction.consult'],
  ...why('call-full'),
};

const UNANSWERED: CtiLacks = { commands: ['interaction.consult'], ...why('not-answered') };
const PICKED_UP: CtiLacks = { commands: ['conversation.deflect'], ...why('picked-up') };

/**
 * What cannot be done with a call now, and why; undefined where all can.
 * @param call that agent's own, also where another process works on it: the agent may have moved here
 * @param alone it has been without the other side for longer than a moment
 */
export function lacksOf(
  sources: Sources,
  own: ChannelRecord,
  { state }: Pick<Leg, 'state'>,
  call: Call | undefined,
  alone: boolean,
): CtiLacks | undefined {
  const { mirror, legs, options } = sources;
  const heldAtDevice = own.holding ? AT_DEVICE : undefined;
  if (call) {
    const { primary, consult } = call.settled;
    if (mirror.bridges.find(primary[0]?.uid)) return ROOM;
    const full = primary.length + consult.length + 1 >= options.participants ? FULL : undefined;
    const unanswered = state === 'dialing' ? UNANSWERED : undefined;
    return lacksByColleague(sources.book, call) ?? unanswered ?? full ?? heldAtDevice;
  }
  const caller = callerOf(mirror, own);
  const waits = caller !== undefined && caller.bridge === undefined && !legs.has(caller.uid);
  if (!own.up) return waits || sentOn(sources, own) ? undefined : TAKEN_CALLER;
  if (state === 'alerting') return PICKED_UP;
  const found = workable(sources, own);
  if (found.other !== undefined) return found.lacks ?? heldAtDevice;
  if (found.room !== undefined) return ROOM;
  return found.lacks === ALONE && !alone ? undefined : found.lacks;
}
