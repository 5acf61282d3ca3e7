import type { CtiCause } from '../../port/cti-facts.js';
import { callProgress } from '../mirror/call-progress.js';
import { calledBy } from '../mirror/peer.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import { dialplanHalf } from './create-leg.js';
import { failureCause } from './failure-cause.js';

const NOBODY_SAYS: CtiCause = { code: 'released', by: { kind: 'switch' } };

/**
 * Why one who was called and has not answered could not be reached, as the agent sees it.
 * @param far Uniqueid of the device behind it
 */
export function calledCause(mirror: SwitchMirror, uid: string, far: string | undefined): CtiCause {
  const progress = callProgress(mirror, uid);
  const causes = progress.at === 'failed' ? progress.causes : [];
  return failureCause([mirror.find(far)?.hungUp ?? 0, ...causes], NOBODY_SAYS);
}

/** The device that is called, behind a Local channel if there is one. */
export function farOf(mirror: SwitchMirror, uid: string): ChannelRecord | undefined {
  const half = mirror.live(dialplanHalf(uid));
  return half ? calledBy(mirror, half) : mirror.live(uid);
}
