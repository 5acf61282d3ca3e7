import type { AsteriskOptions } from '../asterisk.options.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CAUGHT_EXTENSION, prepareCaughtPlace } from '../pbx/caught-place.js';
import type { CallWorld } from './call-world.js';
import { longestSilence } from './longest-silence.js';

/** Who has a dialplan of its own is caught in its context, so that the context's `h` runs in the end. */
export function caughtContext({ direction, context }: ChannelRecord, { application }: AsteriskOptions): string {
  return direction === 'calling' && context ? context : application;
}

/** A `dialplan reload` takes the extension away in which legs are caught: it is added again where one of these is caught. */
export async function keepCaughtPlaces(world: CallWorld, uids: Iterable<string>): Promise<void> {
  const { pbx, mirror, applied, options } = world;
  const names = new Map<string, string>();
  for (const uid of uids) {
    const leg = applied.caughtBy(uid) === undefined ? undefined : mirror.live(uid);
    if (leg) names.set(caughtContext(leg, options), leg.name);
  }
  const keep = async ([context, name]: readonly [string, string]) => {
    // One that has just ended cannot be asked, and others may be caught there.
    const there = await pbx.hasPlace({ context, extension: CAUGHT_EXTENSION, priority: '1' }, name).catch(() => false);
    if (!there) await prepareCaughtPlace(pbx, context, longestSilence(options));
  };
  await Promise.all([...names].map(keep));
}
