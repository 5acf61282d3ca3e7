import type { CtiCause } from '../../port/cti-facts.js';
import { calledBy } from '../mirror/peer.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import { CALLED_STATUS_CAUSES, DIAL_STATUS_CAUSES, Q850_CAUSES } from './cause-tables.js';
import { dialplanHalf } from './create-leg.js';

const NOBODY_SAYS: CtiCause = { code: 'released', by: { kind: 'switch' } };

/**
 * Why the leg of one who was called and has not answered has ended, as the agent sees it.
 * @param far Uniqueid of the device behind it
 */
export function calledCause(mirror: SwitchMirror, uid: string, far: string | undefined): CtiCause {
  const own = mirror.find(uid);
  const dialplan = mirror.find(dialplanHalf(uid));
  const [byFar, byOwn] = [mirror.find(far)?.hungUp, own?.endCause].map((code) => Q850_CAUSES[code ?? 0]);
  return (
    byFar ??
    DIAL_STATUS_CAUSES[dialplan?.dialStatus ?? ''] ??
    byOwn ??
    CALLED_STATUS_CAUSES[own?.calledStatus ?? ''] ??
    NOBODY_SAYS
  );
}

/** The device that is called, behind a Local channel if there is one. */
export function farOf(mirror: SwitchMirror, uid: string): ChannelRecord | undefined {
  const half = mirror.live(dialplanHalf(uid));
  return half ? calledBy(mirror, half) : mirror.live(uid);
}
