import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manyRuns, STEPS } from './many-runs.js';
import { MementoWorld } from './memento-world.js';
import { takeStep, type RandomStep } from './random-step.js';

const number = fc.nat(1_000);
const step = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant<RandomStep['kind']>('allowed'), weight: 10 },
    { arbitrary: fc.constant<RandomStep['kind']>('outside'), weight: 6 },
    { arbitrary: fc.constant<RandomStep['kind']>('call'), weight: 3 },
    { arbitrary: fc.constant<RandomStep['kind']>('time'), weight: 3 },
  ),
  a: number,
  b: number,
  c: number,
  /** whether changes are noted after it, an answer is remembered, and the sessions are taken over */
  notes: fc.boolean(),
  answers: fc.boolean(),
  takesOver: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});

async function run(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Promise<void> {
  const world = await new MementoWorld().start();
  for (const one of steps) {
    await takeStep(world, one);
    if (one.answers) await world.answer();
    if (one.notes || one.takesOver) world.note();
    if (one.takesOver) expect(await world.takeOver()).toEqual([]);
  }
  expect(await world.end()).toEqual([]);
}

describe('sessions taken over at random moments', () => {
  it('are what they were, and what was noted of their changes is what there is', async () => {
    await manyRuns(step, STEPS / 80, run);
  }, 3_600_000);
});
