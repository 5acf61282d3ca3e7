const FIRST = 250;
const LONGEST = 10_000;
/** Before an address that was not tried yet: those who have lost the same instance do not come in the same moment. */
const SPREAD = 100;

/**
 * How long to wait before an attempt, in milliseconds: longer with each round through the addresses, and never as long as the others.
 * @param attempt from 0
 * @param addresses how many there are
 * @param random from 0 up to 1
 */
export function backoff(attempt: number, addresses: number, random: number): number {
  const round = Math.floor(attempt / Math.max(1, addresses));
  if (round === 0) return SPREAD * random;
  return Math.min(LONGEST, FIRST * 2 ** (round - 1)) * (0.5 + random / 2);
}
