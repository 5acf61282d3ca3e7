import type { LegState } from '../switch/leg-table.js';
import type { SimLeg } from '../switch/sim-leg.js';
import type { LegAct } from './leg-acts.js';

const IN_STATE: Readonly<Record<LegState, readonly LegAct[]>> = {
  initiated: ['hangup'],
  alerting: ['answer', 'busy', 'unplug', 'hangup'],
  dialing: ['hangup'],
  connected: ['hold', 'hangup'],
  held: ['unhold', 'hangup'],
  ended: [],
};

/** What takes up the receiver. */
const TAKES_RECEIVER: ReadonlySet<LegAct> = new Set(['answer', 'unhold']);

/** What the switch would let a party do now; digits aside, which go wherever `hold` does. */
export function allowedActs(leg: SimLeg): readonly LegAct[] {
  const acts = IN_STATE[leg.state];
  const talking = leg.party.device?.talking;
  return talking && talking !== leg ? acts.filter((act) => !TAKES_RECEIVER.has(act)) : acts;
}
