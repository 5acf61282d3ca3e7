import type { CtiCause } from '../../port/cti-facts.js';
import { CALLED_STATUS_CAUSES, DIAL_STATUS_CAUSES, Q850_CAUSES } from '../calls/cause-tables.js';
import type { ThirdParty } from '../mirror/third-party.js';
import type { AsteriskSwitch } from './asterisk-switch.js';

const HUNG_UP: CtiCause = { code: 'released', by: { kind: 'remote' } };
const NOBODY_SAYS: CtiCause = { code: 'released', by: { kind: 'switch' } };

/** Why the leg of a third party has ended, as the agent sees it who called it. */
export function thirdCause(at: AsteriskSwitch, third: ThirdParty): CtiCause {
  if (third.answered) return HUNG_UP;
  const own = at.mirror.find(third.uid);
  const dialplan = at.mirror.find(dialplanHalf(third.uid));
  const [byFar, byOwn] = [at.mirror.find(third.far)?.hungUp, own?.endCause].map((code) => Q850_CAUSES[code ?? 0]);
  return (
    byFar ??
    DIAL_STATUS_CAUSES[dialplan?.dialStatus ?? ''] ??
    byOwn ??
    CALLED_STATUS_CAUSES[own?.calledStatus ?? ''] ??
    NOBODY_SAYS
  );
}

/** Uniqueid of the half of a third party's Local channel that goes through the dialplan. */
export const dialplanHalf = (uid: string): string => `${uid}-2`;
