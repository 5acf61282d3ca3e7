/** Sends digits in the order in which they are pressed, those of meanwhile together. */
export class DigitQueue {
  #waiting = '';
  #sending = false;

  /** @param send digits, as many as one command takes; gives whether it was done, and throws nothing */
  constructor(
    private readonly send: (digits: string) => Promise<boolean>,
    private readonly most: number,
  ) {}

  /** What stands behind a refusal is not sent: it would arrive without what was before it. */
  async press(digit: string): Promise<void> {
    this.#waiting += digit;
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting !== '') {
      const digits = this.#waiting.slice(0, this.most);
      this.#waiting = this.#waiting.slice(this.most);
      if (!(await this.send(digits))) this.#waiting = '';
    }
    this.#sending = false;
  }
}
