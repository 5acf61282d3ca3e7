import { describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../conformance/desk.js';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { Simulated } from '../../../../test/contract/simulated.js';
import { allowedActs } from './allowed-acts.js';
import { LEG_ACTS, type LegAct } from './leg-acts.js';

type Moment = (simulated: Simulated) => Promise<unknown>;

async function ready(simulated: Simulated): Promise<Desk> {
  const desk = await simulated.open('1001');
  await desk.session.ready('tel');
  return desk;
}

async function answered(simulated: Simulated) {
  const desk = await ready(simulated);
  const { ref } = await desk.has('alerting');
  await desk.session.answer(ref);
  return { session: desk.session, ref };
}

async function asks(simulated: Simulated): Promise<void> {
  const { session, ref } = await answered(simulated);
  await session.consult(ref, '+2');
}

/** How far a customer's call is when each act is tried. */
const MOMENTS: readonly (readonly [string, Moment])[] = [
  ['while it waits', () => Promise.resolve()],
  ['while it rings', ready],
  ['while it is talked', answered],
  [
    'while it is held',
    async (simulated) => {
      const { session, ref } = await answered(simulated);
      await session.hold(ref);
    },
  ],
  ['while a consultation is set up', asks],
  [
    'while somebody asked rings',
    async (simulated) => {
      await asks(simulated);
      await simulated.clock.advance(300);
    },
  ],
];

async function legsAt(moment: Moment) {
  const simulated = await Simulated.start();
  simulated.sim.customers.callQueue('support', { from: '+1' });
  await moment(simulated);
  return { sim: simulated.sim, legs: simulated.sim.liveCalls.flatMap(({ live }) => live) };
}

describe('what a party of a call is allowed to do', () => {
  it.each(MOMENTS)('is what the switch accepts, %s', async (_, moment) => {
    const { legs } = await legsAt(moment);
    expect(legs).not.toEqual([]);
    for (const [index, leg] of legs.entries()) {
      const accepted: LegAct[] = [];
      for (const act of Object.keys(LEG_ACTS) as LegAct[]) {
        if (await accepts(moment, index, act)) accepted.push(act);
      }
      expect([...allowedActs(leg)].toSorted()).toEqual(accepted.toSorted());
    }
  });
});

async function accepts(moment: Moment, index: number, act: LegAct): Promise<boolean> {
  const { sim, legs } = await legsAt(moment);
  const leg = legs[index];
  if (!leg) throw new Error(`there is no leg ${index}`);
  try {
    LEG_ACTS[act](sim, leg);
    return true;
  } catch (error) {
    if (!(error instanceof CtiRejectedError)) throw error;
    return false;
  }
}
