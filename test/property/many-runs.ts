import fc from 'fast-check';

const STEPS_IN_A_RUN = 100;
const SEED = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** How many steps in all; more by hand: `RANDOM_STEPS=1000000 npm run test:random`. */
export const STEPS = Number(process.env['RANDOM_STEPS'] ?? 100_000);

/**
 * Has `run` take random steps, `count` in all; a failure is shrunk and told with its seed. Of a rare failure the shrinking may
 * take longer than anybody waits: the seed and what failed are told before it.
 */
export async function manyRuns<T>(
  step: fc.Arbitrary<T>,
  count: number,
  run: (steps: readonly T[]) => Promise<void>,
): Promise<void> {
  const steps = fc.array(step, { minLength: STEPS_IN_A_RUN, maxLength: STEPS_IN_A_RUN, size: 'max' });
  let told = false;
  const telling = async (taken: readonly T[]) => {
    try {
      await run(taken);
    } catch (error) {
      if (!told) process.stderr.write(`RANDOM_SEED=${SEED} fails: ${String(error)}\nlooking for fewer steps\n`);
      told = true;
      throw error;
    }
  };
  await fc.assert(fc.asyncProperty(steps, telling), { numRuns: Math.ceil(count / STEPS_IN_A_RUN), seed: SEED });
}
