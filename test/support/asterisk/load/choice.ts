import type { Randomness } from '../../../soak/randomness.js';

/** Something that may be done, and how likely it is beside the others. */
export interface Choice<T> {
  readonly weight: number;
  readonly value: T;
}

/** One of them by chance; `undefined` where there is none. */
export function choose<T>(choices: readonly Choice<T>[], random: Randomness): T | undefined {
  let left = random.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, value } of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return choices.at(-1)?.value;
}
