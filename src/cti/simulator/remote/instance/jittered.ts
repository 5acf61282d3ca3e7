/** Milliseconds before the first new attempt, and the most before any. */
const FIRST = 100;
const LAST = 2_000;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Milliseconds to wait after so many failed attempts in a row: doubling up to a bound, less up to a half by chance, so that
 * instances that were cut off together do not come back in one moment.
 * @param chance a random id
 */
export function jittered(failures: number, chance: string): number {
  const whole = Math.min(LAST, FIRST * 2 ** Math.min(Math.max(0, failures - 1), 10));
  return Math.ceil((whole * (1 + fractionOf(chance))) / 2);
}

/** From 0 to 1, by the first two characters of a URL-safe id. */
function fractionOf(chance: string): number {
  const place = (index: number) => Math.max(0, ALPHABET.indexOf(chance.charAt(index)));
  return (place(0) * 64 + place(1)) / 4_095;
}
