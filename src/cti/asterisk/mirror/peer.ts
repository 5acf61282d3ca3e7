import { isLocal } from './channel-name.js';
import type { ChannelRecord } from './channel-record.js';
import type { SwitchMirror } from './switch-mirror.js';

/** A chain of Local channels is looked through this far; a longer one is a dialplan that calls itself. */
const DEPTH = 8;

/** The channel that this one talks to: in the same bridge, or behind the Local channels in it. */
export function talkingTo(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): ChannelRecord | undefined {
  for (const other of mirror.byBridge.of(leg.bridge)) {
    if (other === leg) continue;
    if (!isLocal(other.name)) return other;
    const beyond = mirror.otherHalf(other);
    const found = beyond && depth > 0 ? talkingTo(mirror, beyond, depth - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Everybody whom this channel talks to, in its bridge and behind the Local channels in it. */
export function allTalkingTo(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): readonly ChannelRecord[] {
  return [...mirror.byBridge.of(leg.bridge)].flatMap((other) => {
    if (other === leg) return [];
    if (!isLocal(other.name)) return [other];
    const beyond = mirror.otherHalf(other);
    return beyond && depth > 0 ? allTalkingTo(mirror, beyond, depth - 1) : [];
  });
}

/** The channel that calls this one, behind Local channels if need be. */
export function callerOf(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): ChannelRecord | undefined {
  const caller = mirror.find(leg.caller);
  if (!caller || !isLocal(caller.name)) return caller;
  const near = mirror.otherHalf(caller);
  return near && depth > 0 ? callerOf(mirror, near, depth - 1) : undefined;
}

/** The channel that this one calls, behind Local channels if need be; the newest where it calls several. */
export function calledBy(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): ChannelRecord | undefined {
  let found: ChannelRecord | undefined;
  for (const other of mirror.byLinked.of(leg.linked)) if (other.caller === leg.uid) found = other;
  if (!found || !isLocal(found.name)) return found;
  const beyond = mirror.otherHalf(found);
  return beyond && depth > 0 ? calledBy(mirror, beyond, depth - 1) : undefined;
}

/** The queue that calls this channel, said on it or on the Local channel through which it calls. */
export function queueOf(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): string | undefined {
  if (leg.queue !== undefined) return leg.queue;
  const caller = mirror.find(leg.caller);
  const near = caller ? mirror.otherHalf(caller) : undefined;
  return near && depth > 0 ? queueOf(mirror, near, depth - 1) : undefined;
}
