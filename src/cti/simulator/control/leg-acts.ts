import type { SimLeg } from '../switch/sim-leg.js';
import type { SimSwitch } from '../switch/sim-switch.js';

/** What a party can do at its own telephone, by the last word of the path. */
export const LEG_ACTS = {
  answer: ({ parties }, leg) => parties.answer(leg),
  /** says no with "busy" */
  busy: ({ parties }, leg) => parties.sayBusy(leg),
  /** the telephone is gone while it rings */
  unplug: ({ parties }, leg) => parties.unplug(leg),
  /** puts the receiver down: for an agent's device with all that is meant by it, see `SimReceiver` */
  hangup: (sim, leg) => {
    if (leg.party.device && leg.state !== 'alerting') sim.receiver.putDown(leg.party.device);
    else sim.parties.release(leg);
  },
  hold: ({ parties }, leg) => parties.hold(leg),
  unhold: ({ parties }, leg) => parties.retrieve(leg),
} as const satisfies Record<string, (sim: SimSwitch, leg: SimLeg) => void>;

export type LegAct = keyof typeof LEG_ACTS;
