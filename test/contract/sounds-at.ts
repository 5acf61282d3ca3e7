import { heardBy, voicesAt } from '../../src/cti/simulator/switch/heard-by.js';
import type { SimLeg } from '../../src/cti/simulator/switch/sim-leg.js';
import { MUSIC } from '../../src/conformance/far-end.js';

/** What a party of the simulator hears, by name, in alphabetical order, with commas between. */
export function soundsAt(leg: SimLeg | undefined): string {
  if (!leg) return '';
  const voices = voicesAt(leg).map(({ party }) => party.address);
  return String(voices.length === 0 && heardBy(leg) === 'music' ? [MUSIC] : voices.sort());
}
