import { Milliseconds } from './milliseconds.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

/** `attempts`: failed sign-ins before further ones are refused for a while. */
export class AttemptsConfig {
  /** failed sign-ins for one agent id in one window */
  @WholeNumber(1, 1_000_000) readonly perAgent: number = 5;
  /** failed sign-ins from one network address in one window; a whole office may share an address */
  @WholeNumber(1, 1_000_000) readonly perAddress: number = 100;
  /** milliseconds */
  @Milliseconds() readonly window: number = 60_000;
  /** sign-ins that may wait for their turn, of everybody */
  @WholeNumber(1, 1_000_000) readonly waiting: number = 1_000;
}
