import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeStep, type RandomStep } from './random-step.js';
import { RandomWorld } from './random-world.js';

const STEPS_IN_A_RUN = 100;
/** How many steps in all; more by hand: `RANDOM_STEPS=1000000 npm run test:random`. */
const STEPS = Number(process.env['RANDOM_STEPS'] ?? 100_000);
const SEED = process.env['RANDOM_SEED'];

const number = fc.nat(1_000);
const step: fc.Arbitrary<RandomStep> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant('allowed' as const), weight: 10 },
    { arbitrary: fc.constant('outside' as const), weight: 5 },
    { arbitrary: fc.constant('any' as const), weight: 2 },
    { arbitrary: fc.constant('call' as const), weight: 2 },
    { arbitrary: fc.constant('time' as const), weight: 3 },
  ),
  a: number,
  b: number,
  c: number,
});

async function run(steps: readonly RandomStep[]): Promise<void> {
  const world = await new RandomWorld().start();
  for (const one of steps) {
    const faults = await takeStep(world, one);
    for (const agent of world.agents) faults.push(...agent.faults());
    expect(faults).toEqual([]);
  }
  expect(await world.end()).toEqual([]);
}

describe('random commands and random others', () => {
  it(`keep every promise over ${STEPS} steps`, async () => {
    const steps = fc.array(step, { minLength: STEPS_IN_A_RUN, maxLength: STEPS_IN_A_RUN, size: 'max' });
    await fc.assert(fc.asyncProperty(steps, run), {
      numRuns: Math.ceil(STEPS / STEPS_IN_A_RUN),
      ...(SEED ? { seed: Number(SEED) } : {}),
    });
  }, 3_600_000);
});
