/** Milliseconds to wait after so many failed attempts in a row: doubling, with an upper bound. */
export function backoff(failures: number, first: number, last: number): number {
  return Math.min(last, first * 2 ** Math.min(Math.max(0, failures - 1), 20));
}
