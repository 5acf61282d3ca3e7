import fc from 'fast-check';
import { ModelWorld } from './model-world.js';
import { OPERATIONS_OF_AGENT, type Between, type ModelStep } from './model-steps.js';
import type { Scene } from './model-switch.js';

export interface RandomOrder {
  /** from which it follows what moves next between the process and the switch */
  readonly seed: number;
  readonly steps: readonly ModelStep[];
}

const LONGEST = 12;
const n = fc.nat(4);

const BETWEEN: readonly Between['what'][] = [
  'leaves',
  'answers',
  'second operation',
  'lost',
  'unheard',
  'refused',
  'dies',
  'cut',
];
const between: fc.Arbitrary<Between> = fc.record({
  after: fc.integer({ min: 1, max: 16 }),
  what: fc.constantFrom<Between['what']>(...BETWEEN),
  n,
});

const operation = fc.record({
  do: fc.constant('operation' as const),
  operation: fc.constantFrom(...OPERATIONS_OF_AGENT),
});
const scene = fc.constantFrom<Scene>('queue', 'queue goes on', 'agent dials');
const call = fc.record({ do: fc.constant('a call comes' as const), scene });
const outside = fc.record({ do: fc.constantFrom('answers', 'answers', 'answers', 'answers', 'is busy', 'leaves'), n });
const step: fc.Arbitrary<ModelStep> = fc
  .tuple(
    fc.oneof({ arbitrary: operation, weight: 6 }, { arbitrary: outside, weight: 3 }, { arbitrary: call, weight: 1 }),
    fc.option(between, { freq: 3 }),
  )
  .map(([what, meanwhile]) => ({ ...what, ...(meanwhile ? { between: meanwhile } : {}) }));

export const randomOrder: fc.Arbitrary<RandomOrder> = fc.record({
  seed: fc.integer(),
  steps: fc.array(step, { minLength: 1, maxLength: LONGEST, size: 'max' }),
});

/** @returns what is not as it should be after the first step after which something is not */
export async function runOrder({ seed, steps }: RandomOrder): Promise<string[]> {
  const world = await new ModelWorld(chooser(seed)).start('queue');
  for (const step of steps) {
    // Whoever has none gets one, or most of an order would be spent without.
    await world.take({ do: 'a call comes', scene: 'queue goes on' });
    const faults = await world.take(step);
    if (faults.length > 0) return faults;
  }
  return [];
}

/** mulberry32; with 0 everything comes in order, so that what is shrunk is easy to follow */
function chooser(seed: number): (below: number) => number {
  if (seed === 0) return () => 0;
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, below);
  };
}
