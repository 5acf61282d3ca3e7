import type { CauseActor, CauseCode } from '../../../protocol/cause.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { SimLeg } from './sim-leg.js';

/** Who brought a change about: a party, or something that is none. */
export type SimActor = SimLeg | Exclude<CauseActor, 'agent' | 'client'>;

/** Why something changed that goes on, as the party at `leg` sees it. */
export function causeAt(leg: SimLeg, code: CauseCode, actor: SimActor): CtiCause {
  if (typeof actor === 'string') return { code, by: { kind: actor } };
  const { device } = leg.party;
  const own = actor === leg || (device !== undefined && actor.party.device === device);
  return { code, by: { kind: own ? 'agent' : 'remote' } };
}

/** Why it is over for the party at `leg`; asked before the leg moves. */
export function endAt(leg: SimLeg, code: CauseCode, actor: SimActor): CtiCause {
  const cause = causeAt(leg, code, actor);
  const gaveUp = code === 'released' && leg.state === 'alerting' && cause.by.kind !== 'agent';
  return gaveUp ? { ...cause, code: 'abandoned' } : cause;
}
