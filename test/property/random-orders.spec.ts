import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manyRuns, STEPS } from './many-runs.js';
import { takeStep, type RandomStep } from './random-step.js';
import { RandomWorld } from './random-world.js';

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
    await manyRuns(step, STEPS, run);
  }, 3_600_000);
});
