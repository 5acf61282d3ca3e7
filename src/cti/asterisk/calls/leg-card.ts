import type { AgentDevices } from '../agent-devices.js';
import { CAUGHT_EXTENSION } from '../pbx/caught-place.js';
import type { CallCard } from './call-card.js';
import { endpointOf } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import { calledBy, callerOf, queueOf, talkingTo } from '../mirror/peer.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';

const NOBODY_KNOWN = 'anonymous';

/** Numbers that say nothing: the start extension, our own one, and what Asterisk puts where there is none. */
const NO_NUMBERS: ReadonlySet<string> = new Set(['s', CAUGHT_EXTENSION, 'unknown']);
const number = (text: string): string => (NO_NUMBERS.has(text) ? '' : text);

/** What a channel at an agent's device is about; undefined while that cannot be told, or does not concern the agent. */
export function cardOf(
  mirror: SwitchMirror,
  devices: AgentDevices,
  own: ChannelRecord,
  extension: string,
  dialled: string | undefined,
): CallCard | undefined {
  const calls = dialled !== undefined || own.direction === 'calling';
  if (calls && !isFetched(mirror, own)) return calling(mirror, devices, own, extension, dialled);
  if (own.direction === undefined && !talkingTo(mirror, own)) return undefined;
  const offered = own.state === CHANNEL_STATE.RINGING || own.up;
  return offered ? called(mirror, devices, own, extension) : undefined;
}

/** The agent has dialled a code that takes somebody else's call: one that rang, or one that was parked. */
function isFetched(mirror: SwitchMirror, own: ChannelRecord): boolean {
  return own.fetched || talkingTo(mirror, own)?.leftBridgeType === 'parking';
}

function calling(
  mirror: SwitchMirror,
  devices: AgentDevices,
  own: ChannelRecord,
  extension: string,
  dialled: string | undefined,
): CallCard {
  const to = dialled ?? (number(own.exten) || number(own.connectedNumber));
  const peer = talkingTo(mirror, own) ?? calledBy(mirror, own);
  const internal = peer ? devices.isInternalEndpoint(endpointOf(peer.name)) : devices.isInternalNumber(to);
  return { direction: internal ? 'internal' : 'outbound', calling: true, from: extension, to };
}

function called(mirror: SwitchMirror, devices: AgentDevices, own: ChannelRecord, extension: string): CallCard {
  const peer = callerOf(mirror, own) ?? talkingTo(mirror, own);
  const queue = queueOf(mirror, own);
  const internal = peer !== undefined && devices.isInternalEndpoint(endpointOf(peer.name));
  return {
    direction: internal ? 'internal' : 'inbound',
    calling: false,
    from: number(peer?.callerNumber ?? '') || number(own.connectedNumber) || NOBODY_KNOWN,
    to: number(peer?.exten ?? '') || extension,
    ...(queue === undefined ? {} : { queue }),
  };
}
