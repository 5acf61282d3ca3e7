import { why } from '../../../protocol/why.js';
import type { CtiLacks } from '../../port/cti-facts.js';
import { isLocal } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { allTalkingTo } from '../mirror/peer.js';
import { partiesOf } from './arrangement.js';
import type { Call } from './call.js';
import type { CallWorld } from './call-world.js';

type Sources = Pick<CallWorld, 'mirror' | 'book' | 'legs' | 'application'>;

/** A leg whose call can be worked on: it talks to one other, or is in a room of the switch's. */
type Workable =
  | { readonly other: string; readonly lacks?: CtiLacks }
  | { readonly other?: undefined; readonly room: string }
  | { readonly other?: undefined; readonly room?: undefined; readonly lacks: CtiLacks };

const DEPTH = 8;

const ELSEWHERE: CtiLacks['commands'] = [
  'conversation.hold',
  'conversation.retrieve',
  'conversation.mute',
  'conversation.unmute',
  'conversation.transfer',
  'conversation.conference',
  'conversation.dropparty',
  'conversation.deflect',
  'interaction.consult',
];
const COLLEAGUE: CtiLacks = { commands: ELSEWHERE, ...why('colleague-at-work') };
const COLLEAGUE_HOLDS: CtiLacks = {
  commands: ['conversation.transfer', 'conversation.conference', 'interaction.consult'],
  ...why('colleague-holds'),
};
const OTHER_AGENT: CtiLacks = { commands: ELSEWHERE, ...why('called-in') };
/** Also said of a leg that is moved about, or ends, just now. */
export const ALONE: CtiLacks = {
  commands: [
    'conversation.hold',
    'conversation.mute',
    'conversation.unmute',
    'conversation.transfer',
    'conversation.conference',
    'interaction.consult',
  ],
  ...why('nobody-there'),
};

/** Another instance works on the call. */
export const OTHER_PROCESS: CtiLacks = {
  commands: ELSEWHERE,
  ...why('other-instance'),
};

/** Whether the call of a leg, in which nobody of ours is at work, can be worked on. */
export function workable(sources: Sources, own: ChannelRecord): Workable {
  const { mirror, book, application } = sources;
  const { bridge } = own;
  if (bridge === undefined) return { lacks: ALONE };
  if (isBehindOurs(sources, own, DEPTH)) return { lacks: OTHER_AGENT };
  const others = allTalkingTo(mirror, own);
  const foreign = [own, ...others].flatMap(({ uid }) => [...book.involving(uid)]);
  const [among, holds] = [foreign.some(hasOthers), foreign.some(({ wanted }) => wanted.focus !== 'primary')];
  if (among) return { lacks: COLLEAGUE };
  if (foreign.some(({ owner }) => owner !== application)) return { lacks: OTHER_PROCESS };
  const basic = ['basic', ''].includes(mirror.bridges.find(bridge)?.type ?? '');
  const [other, ...more] = others;
  if (basic && other && more.length === 0) return { other: other.uid, ...(holds ? { lacks: COLLEAGUE_HOLDS } : {}) };
  return others.length === 0 ? { lacks: ALONE } : { room: bridge };
}

const hasOthers = ({ wanted }: Call): boolean => partiesOf(wanted).length > 1;

/** It is in a bridge of ours, or behind Local channels one of which is. */
function isBehindOurs(sources: Sources, leg: ChannelRecord, depth: number): boolean {
  const { mirror, legs } = sources;
  if (leg.bridge === undefined || depth === 0) return false;
  if (legs.isOurBridge(leg.bridge)) return true;
  return [...mirror.byBridge.of(leg.bridge)].some((other) => {
    const half = other !== leg && isLocal(other.name) ? mirror.otherHalf(other) : undefined;
    return half !== undefined && isBehindOurs(sources, half, depth - 1);
  });
}
