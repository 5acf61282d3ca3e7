import { WholeNumber } from './whole-number.decorator.js';

// A timer of Node longer than 2147483647 ms fires at once; this leaves room for whoever waits for twice the time.
const LONGEST = 1_000_000_000;

/** A time in milliseconds that a timer can wait. */
export function Milliseconds(min = 1): PropertyDecorator {
  return WholeNumber(min, LONGEST);
}
