import type { SimLeg } from './sim-leg.js';

/** What comes out of a telephone: another party, the switch's music or ringing tone, or nothing. */
export type SimSound = 'party' | 'music' | 'ringback' | 'nothing';

/** The parties whose voices the one at `leg` hears. */
export function voicesAt(leg: SimLeg): readonly SimLeg[] {
  if (leg.state !== 'connected') return [];
  return leg.call.others(leg).filter(({ state, muted }) => state === 'connected' && !muted);
}

/** What the party at `leg` hears. */
export function heardBy(leg: SimLeg): SimSound {
  if (leg.state === 'dialing') return leg.call.queued ? 'music' : 'ringback';
  if (leg.state !== 'connected') return 'nothing';
  if (voicesAt(leg).length > 0) return 'party';
  const others = new Set(leg.call.others(leg).map(({ state }) => state));
  if (others.has('connected')) return 'nothing';
  if (others.has('held')) return 'music';
  return others.has('alerting') || others.has('initiated') ? 'ringback' : 'nothing';
}
