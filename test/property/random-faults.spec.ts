import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeFaultyStep, type FaultyStep } from './faulty-step.js';
import { FaultyWorld } from './faulty-world.js';
import { manyRuns, STEPS } from './many-runs.js';

const WEIGHTS: Record<FaultyStep['kind'], number> = {
  // A failure is shrunk to the first: no time at all is nothing at all.
  time: 70,
  allowed: 140,
  any: 20,
  outside: 60,
  call: 40,
  fault: 30,
  link: 15,
  restart: 3,
  reading: 20,
  settle: 3,
};

/** milliseconds */
const LATENCY = 20;
/** A step costs about twice as much as one without faults. */
const FAULTY_STEPS = Math.ceil(STEPS / 2);

const number = fc.nat(1_000);
const step: fc.Arbitrary<FaultyStep> = fc.record({
  kind: fc.oneof(
    { withCrossShrink: true },
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
      arbitrary: fc.constant(kind as FaultyStep['kind']),
      weight,
    })),
  ),
  a: number,
  b: number,
  c: number,
});

/** Numbers of the first step say what the world is like, so that a failure can be shrunk. */
function worldFor({ b, c }: FaultyStep): FaultyWorld {
  return new FaultyWorld({ latency: c % 2 ? LATENCY : 0, automatic: c % 4 > 1, endsCut: b % 2 === 1 });
}

async function run(steps: readonly FaultyStep[]): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const world = await worldFor(first).start();
  for (const one of steps) {
    const faults = await takeFaultyStep(world, one);
    expect([...faults, ...world.faults()]).toEqual([]);
  }
  expect(await world.end()).toEqual([]);
}

describe('random commands, others and faults', () => {
  it(`keep every promise over ${FAULTY_STEPS} steps`, async () => {
    await manyRuns(step, FAULTY_STEPS, run);
  }, 3_600_000);
});
