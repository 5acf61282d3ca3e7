import type { SimLeg } from './sim-leg.js';

/** What comes out of a telephone: another party, the switch's music or ringing tone, or nothing. */
export type SimSound = 'party' | 'music' | 'ringback' | 'nothing';

/** What the party at `leg` hears. */
export function heardBy(leg: SimLeg): SimSound {
  if (leg.state === 'dialing') return leg.call.head.queue === undefined ? 'ringback' : 'music';
  if (leg.state !== 'connected') return 'nothing';
  const others = leg.call.others(leg);
  if (others.some(({ state }) => state === 'connected')) return 'party';
  return others.some(({ state }) => state === 'held') ? 'music' : 'nothing';
}
