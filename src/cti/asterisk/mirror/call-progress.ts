import { isLocal } from './channel-name.js';
import type { ChannelRecord } from './channel-record.js';
import { CHANNEL_STATE } from './channel-state.js';
import type { SwitchMirror } from './switch-mirror.js';

/** A chain of Local channels is looked through this far. */
const DEPTH = 8;

/**
 * How far somebody who is called has come. `progress`: the far side can be heard, or has picked up and is not put through
 * yet; it may answer without ever ringing. `failed`: with what the switch told of the reason, Q.850 causes and words of
 * `DialStatus`, the most telling first.
 */
export type CallProgress =
  | { readonly at: 'calling' | 'ringing' | 'progress' | 'answered' }
  | { readonly at: 'failed'; readonly causes: readonly (number | string)[] };

/** How far the call has come for which that channel was made, be it a device's or a Local one that goes through the dialplan. */
export function callProgress(mirror: SwitchMirror, uid: string): CallProgress {
  const own = mirror.find(uid);
  if (!own) return { at: 'calling' };
  // A dialplan that says busy keeps the channel for a while.
  if (own.gone || (isOver(own) && !own.up)) return { at: 'failed', causes: causes(mirror, own) };
  if (own.up) return { at: 'answered' };
  return { at: unanswered(mirror, own) };
}

function unanswered(mirror: SwitchMirror, own: ChannelRecord): 'calling' | 'ringing' | 'progress' {
  const devices = devicesOf(mirror, own, DEPTH);
  if (devices.some(({ state }) => state === CHANNEL_STATE.RINGING)) return 'ringing';
  if (devices.some(({ up, dialState }) => up || dialState === 'PROGRESS')) return 'progress';
  if (own.dialState === 'PROGRESS') return 'progress';
  // The dialplan rings by itself, or has nobody ringing any more.
  const tried = mirror.find(own.half)?.lastCalled !== undefined;
  return own.dialState === 'RINGING' && !tried ? 'ringing' : 'calling';
}

/** The devices that are being called now. */
function devicesOf(mirror: SwitchMirror, own: ChannelRecord, depth: number): readonly ChannelRecord[] {
  if (!isLocal(own.name)) return [own];
  const half = mirror.otherHalf(own);
  if (!half || depth === 0) return [];
  const called = [...mirror.byLinked.of(half.linked)].filter(({ caller }) => caller === half.uid);
  return called.filter((one) => !isOver(one)).flatMap((one) => devicesOf(mirror, one, depth - 1));
}

/** The attempt to reach it has come to nothing. */
const isOver = ({ calledStatus }: ChannelRecord): boolean => calledStatus !== undefined && calledStatus !== 'ANSWER';

function causes(mirror: SwitchMirror, own: ChannelRecord): readonly (number | string)[] {
  const half = mirror.find(own.half);
  const device = lastDevice(mirror, own, DEPTH);
  const all = [device?.hungUp, half?.dialStatus, own.hungUp, own.endCause, own.calledStatus];
  return all.flatMap((one) => (one === undefined || one === 0 || one === '' ? [] : [one]));
}

/** The device that was called last, also when it is gone. */
function lastDevice(mirror: SwitchMirror, own: ChannelRecord, depth: number): ChannelRecord | undefined {
  if (!isLocal(own.name)) return own;
  const called = mirror.find(mirror.find(own.half)?.lastCalled);
  return called && depth > 0 ? lastDevice(mirror, called, depth - 1) : undefined;
}
