import { legsOf, type Arrangement } from '../../../src/cti/asterisk/calls/arrangement.js';
import { withoutAgent, withoutParty } from '../../../src/cti/asterisk/calls/departures.js';
import { OPERATIONS } from '../../../src/cti/asterisk/calls/operations.js';
import type { ModelStep } from './model-steps.js';
import type { ModelSwitch } from './model-switch.js';

/** Those whose row of the table needs nobody further. */
const PLAIN = ['mute', 'unmute', 'alternate', 'cancelConsult', 'consultConference', 'consultTransfer'] as const;
const NOBODY = { uid: '', to: '' };

/** What the table says that the call is after a step in which nothing else happens; undefined where it has no word on it. */
export function expectedAfter(before: Arrangement, step: ModelStep, model: ModelSwitch): Arrangement | undefined {
  if (step.between) return undefined;
  if (step.do === 'operation') {
    const plain = PLAIN.find((one) => one === step.operation);
    return plain && OPERATIONS[plain].after(before, NOBODY);
  }
  const uid = step.do === 'leaves' ? model.legs[step.n]?.uid : undefined;
  if (uid === undefined || !legsOf(before).includes(uid)) return undefined;
  if (uid !== before.agent) return withoutParty(before, uid);
  // Whether others go on without the agent is up to the dialplan as long as nobody was asked.
  const isUp = (one: string) => model.channels.get(one)?.state === 6;
  return withoutAgent(before, { isUp });
}

/** Who should be there still, and is not. */
export function lost(after: Arrangement, model: ModelSwitch): string[] {
  const legs = legsOf(after);
  const gone = legs.filter((uid) => !model.channels.has(uid));
  return legs.length < 2 ? [] : gone.map((uid) => `${uid} has been lost`);
}
