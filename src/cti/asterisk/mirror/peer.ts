import { isLocal, isSnoop, isTool, snoopsAt } from './channel-name.js';
import type { ChannelRecord } from './channel-record.js';
import type { SwitchMirror } from './switch-mirror.js';

/** A chain of Local channels is looked through this far; a longer one is a dialplan that calls itself. */
const DEPTH = 8;

/** True for a snoop that hears and says in both directions: it stands for the whole call of the channel it listens to. */
export type HearsBoth = (snoop: ChannelRecord) => boolean;

const HEARS_ONE: HearsBoth = () => false;

/** The channel that this one talks to: in the same bridge, or behind the Local channel or the snoop in it. */
export function talkingTo(
  mirror: SwitchMirror,
  leg: ChannelRecord,
  hearsBoth: HearsBoth = HEARS_ONE,
): ChannelRecord | undefined {
  for (const other of others(mirror, leg, hearsBoth, DEPTH)) if (other !== leg) return other;
  return undefined;
}

/** Everybody whom this channel talks to: in its bridge, and behind the Local channels and snoops in it; each once. */
export function allTalkingTo(
  mirror: SwitchMirror,
  leg: ChannelRecord,
  hearsBoth: HearsBoth = HEARS_ONE,
): readonly ChannelRecord[] {
  const all = new Set(others(mirror, leg, hearsBoth, DEPTH));
  // Those with whom a snoop beside it brings it together.
  for (const snoop of mirror.byEndpoint.of(snoopsAt(leg.uid))) {
    if (hearsBoth(snoop)) for (const one of others(mirror, snoop, hearsBoth, DEPTH)) all.add(one);
  }
  all.delete(leg);
  return [...all];
}

function* others(
  mirror: SwitchMirror,
  leg: ChannelRecord,
  hearsBoth: HearsBoth,
  depth: number,
): Generator<ChannelRecord, undefined> {
  if (depth < 0) return;
  for (const other of mirror.byBridge.of(leg.bridge)) {
    if (other === leg || isTool(other.name)) continue;
    if (isLocal(other.name)) {
      const beyond = mirror.otherHalf(other);
      if (beyond) yield* others(mirror, beyond, hearsBoth, depth - 1);
    } else if (isSnoop(other.name)) {
      const listened = mirror.snoopedBy(other);
      if (!listened) continue;
      yield listened;
      if (hearsBoth(other)) yield* others(mirror, listened, hearsBoth, depth - 1);
    } else {
      yield other;
    }
  }
}

/** The channel that calls this one, behind Local channels if need be. */
export function callerOf(mirror: SwitchMirror, leg: ChannelRecord, depth = DEPTH): ChannelRecord | undefined {
  const caller = mirror.find(leg.caller);
  if (!caller || !isLocal(caller.name)) return caller;
  const near = mirror.otherHalf(caller);
  return near && depth > 0 ? callerOf(mirror, near, depth - 1) : undefined;
}

/** That channel, and those that call it by way of Local channels: each time the half on which somebody waits. */
export function* localPath(
  mirror: SwitchMirror,
  leg: ChannelRecord,
  depth = DEPTH,
): Generator<ChannelRecord, undefined> {
  yield leg;
  const caller = mirror.find(leg.caller);
  const near = caller && mirror.otherHalf(caller);
  if (near && depth > 0) yield* localPath(mirror, near, depth - 1);
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
