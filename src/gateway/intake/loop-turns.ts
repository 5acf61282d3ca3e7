/** Numbers the turns of the event loop, and counts what they have to do. One timer for all, none where nothing is done. */
export class LoopTurns {
  private number = 0;
  private spent = 0;
  private armed = false;

  /** The number of this turn. */
  current(): number {
    if (!this.armed) {
      this.armed = true;
      setImmediate(() => {
        this.armed = false;
        this.number += 1;
        this.spent = 0;
      });
    }
    return this.number;
  }

  spend(cost: number): void {
    this.spent += cost;
  }

  /** How much was done in this turn already. */
  get done(): number {
    return this.spent;
  }
}
