/**
 * Milliseconds to wait after so many failed attempts in a row: doubling, with an upper bound. Half of it is chance, so that
 * instances that have lost a switch together do not all come back to it in one moment.
 * @param chance from 0 to 1
 */
export function backoff(failures: number, first: number, last: number, chance: number): number {
  const longest = Math.min(last, first * 2 ** Math.min(Math.max(0, failures - 1), 20));
  return longest * (0.5 + chance / 2);
}
