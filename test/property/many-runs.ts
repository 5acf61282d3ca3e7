import fc from 'fast-check';

const STEPS_IN_A_RUN = 100;
const SEED = process.env['RANDOM_SEED'];

/** How many steps in all; more by hand: `RANDOM_STEPS=1000000 npm run test:random`. */
export const STEPS = Number(process.env['RANDOM_STEPS'] ?? 100_000);

/** Has `run` take random steps, `count` in all; a failure is shrunk and told with its seed. */
export async function manyRuns<T>(
  step: fc.Arbitrary<T>,
  count: number,
  run: (steps: readonly T[]) => Promise<void>,
): Promise<void> {
  const steps = fc.array(step, { minLength: STEPS_IN_A_RUN, maxLength: STEPS_IN_A_RUN, size: 'max' });
  await fc.assert(fc.asyncProperty(steps, run), {
    numRuns: Math.ceil(count / STEPS_IN_A_RUN),
    ...(SEED ? { seed: Number(SEED) } : {}),
  });
}
