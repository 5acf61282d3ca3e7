import type { Clock, Timer } from '../../../runtime/clock.js';

/** A leg that is moved from one bridge to another is in none for a moment, which says nothing. */
const LASTS_MS = 300;

/** Says what is so for longer than legs take to be moved about. */
export class Lasting {
  private readonly begun = new Map<string, { readonly timer: Timer; lasted: boolean }>();

  /** @param look called once something has lasted for long enough, with its name */
  constructor(
    private readonly clock: Clock,
    private readonly look: (name: string) => void,
  ) {}

  /** @returns true once `so` has been true under that name for long enough */
  is(name: string, so: boolean): boolean {
    const known = this.begun.get(name);
    if (!so) {
      known?.timer.cancel();
      this.begun.delete(name);
      return false;
    }
    if (known) return known.lasted;
    // The timer alone decides: by the clock it may be a fraction early, and nobody would look again.
    const timer = this.clock.after(LASTS_MS, () => {
      one.lasted = true;
      this.look(name);
    });
    const one = { timer, lasted: false };
    this.begun.set(name, one);
    return false;
  }

  stop(): void {
    for (const { timer } of this.begun.values()) timer.cancel();
    this.begun.clear();
  }
}
