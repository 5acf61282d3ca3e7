import type { ChannelRecord } from '../mirror/channel-record.js';
import { localPath, talkingTo } from '../mirror/peer.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import { dialplanHalf } from './create-leg.js';

/**
 * Who is there in the place of one who was called through the dialplan: another telephone has picked the call up, or the
 * one that was called has passed it on. undefined where nobody is, or who was called.
 */
export function substituteOf(mirror: SwitchMirror, uid: string): ChannelRecord | undefined {
  const half = mirror.live(dialplanHalf(uid));
  const there = half && talkingTo(mirror, half);
  if (!there) return undefined;
  const called = [...localPath(mirror, there)].some((one) => one.uid === uid);
  return called && !there.fetched && !half.passedOn ? undefined : there;
}
