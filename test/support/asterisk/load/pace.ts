import { setTimeout as pause } from 'node:timers/promises';

/** Lets many who act by themselves go on, stand still together, and end. */
export class Pace {
  private standing = false;
  private over = false;
  private busy = 0;

  get ended(): boolean {
    return this.over;
  }

  /** Whether somebody is in the middle of something. */
  get atWork(): boolean {
    return this.busy > 0;
  }

  standStill(): void {
    this.standing = true;
  }

  goOn(): void {
    this.standing = false;
  }

  end(): void {
    this.over = true;
    this.standing = false;
  }

  /** Does `step` again and again, each time after a while, until the end. `thinks`: milliseconds before the next step. */
  async repeat(thinks: () => number, step: () => Promise<void> | void): Promise<void> {
    while (!this.over) {
      await pause(thinks());
      if (this.standing || this.over) continue;
      this.busy += 1;
      try {
        await step();
      } finally {
        this.busy -= 1;
      }
    }
  }
}
