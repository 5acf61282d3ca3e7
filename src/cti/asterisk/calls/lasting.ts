import type { Clock, Timer } from '../../../runtime/clock.js';

/** A leg that is moved from one bridge to another is in none for a moment, which says nothing. */
const LASTS_MS = 300;

/** Says what is so for longer than legs take to be moved about. */
export class Lasting {
  private readonly begun = new Map<string, { readonly at: number; readonly timer: Timer }>();

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
    if (known) return this.clock.elapsed() - known.at >= LASTS_MS;
    const timer = this.clock.after(LASTS_MS, () => this.look(name));
    this.begun.set(name, { at: this.clock.elapsed(), timer });
    return false;
  }

  stop(): void {
    for (const { timer } of this.begun.values()) timer.cancel();
    this.begun.clear();
  }
}
