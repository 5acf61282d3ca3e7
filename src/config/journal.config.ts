import { Milliseconds } from './milliseconds.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

const MIN_BYTES = 65_536;
const MAX_BYTES = 1_073_741_824;

/** `journal`: the events kept for each session, so that a client that comes back misses nothing. */
export class JournalConfig {
  /** events kept at most */
  @WholeNumber(1, 1_000_000) readonly events: number = 10_000;
  /** milliseconds that an event is kept */
  @Milliseconds() readonly age: number = 300_000;
  /** bytes of memory that one session's events take at most */
  @WholeNumber(MIN_BYTES, MAX_BYTES) readonly bytes: number = 3_145_728;
  /** bytes of memory that all sessions' events take at most; those who have the most lose first */
  @WholeNumber(MIN_BYTES, MAX_BYTES) readonly totalBytes: number = 100_663_296;
}
