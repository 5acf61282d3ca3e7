/** Milliseconds that a check takes, until one was seen. */
const FIRST_GUESS = 100;

/** How much one check counts in the average. */
const WEIGHT = 1 / 8;

/** In how many parts those who are refused are spread, for they would all come again in the same moment. */
const PARTS = 16;

/** How fast sign-ins are checked, as seen lately. */
export class SignInPace {
  private average = FIRST_GUESS;
  private refused = 0;

  /** @param atOnce how many are checked at the same time */
  constructor(private readonly atOnce: number) {}

  /** A check took so many milliseconds. */
  took(duration: number): void {
    this.average += (duration - this.average) * WEIGHT;
  }

  /**
   * When to come again, in milliseconds: those who wait now will have had their turn by then. From once to twice that.
   * @param waiting how many wait
   */
  retryAfter(waiting: number): number {
    this.refused = (this.refused + 1) % PARTS;
    const time = ((waiting + 1) * this.average) / this.atOnce;
    return Math.max(1, Math.ceil(time * (1 + this.refused / PARTS)));
  }
}
