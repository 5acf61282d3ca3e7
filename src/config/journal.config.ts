import { Milliseconds } from './milliseconds.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

/** `journal`: the events kept for each session, so that a client that comes back misses nothing. */
export class JournalConfig {
  /** events kept at most */
  @WholeNumber(1, 1_000_000) readonly events: number = 10_000;
  /** milliseconds that an event is kept */
  @Milliseconds() readonly age: number = 300_000;
}
