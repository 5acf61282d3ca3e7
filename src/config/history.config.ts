import { Milliseconds } from './milliseconds.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

const MIN_BYTES = 65_536;
const MAX_BYTES = 1_073_741_824;

/** `history`: the ended contacts kept for each agent, as `session.history` tells them. */
export class HistoryConfig {
  /** kept at most for one agent; 0: none */
  @WholeNumber(0, 1000) readonly entries: number = 100;
  /** milliseconds that one is kept */
  @Milliseconds() readonly age: number = 86_400_000;
  /** bytes of memory that those of all agents take at most; those who have the most lose first */
  @WholeNumber(MIN_BYTES, MAX_BYTES) readonly totalBytes: number = 33_554_432;
}
