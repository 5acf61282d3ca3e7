import type { CauseActor, CauseCode } from '../../../protocol/cause.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { SimLeg } from './sim-leg.js';

/** Who brought a change about: a party, or something that is none. */
export type SimActor = SimLeg | Exclude<CauseActor, 'agent' | 'client'>;

/** Why something happened, as the party at `leg` sees it; asked before the leg moves. */
export function causeAt(leg: SimLeg, code: CauseCode, actor: SimActor): CtiCause {
  if (actor === leg) return { code, by: { kind: 'agent' } };
  const kind = typeof actor === 'string' ? actor : 'remote';
  const gaveUp = code === 'released' && leg.state === 'alerting';
  return { code: gaveUp ? 'abandoned' : code, by: { kind } };
}
