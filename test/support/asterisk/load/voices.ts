const LOWEST_HZ = 300;
/** eight times what the ear's window of 0.4 s can tell apart, and a whole number of periods in it */
const APART_HZ = 20;
const HIGHEST_HZ = 3_400;

/** A tone (Hz) of its own for everybody who can be heard. */
export class Voices {
  private readonly free: number[] = [];
  private readonly taken = new Map<string, number>();

  /** `music` is nobody's */
  constructor(music: number) {
    for (let tone = LOWEST_HZ; tone <= HIGHEST_HZ; tone += APART_HZ) if (tone !== music) this.free.push(tone);
  }

  /** `undefined` when there is none left. */
  take(name: string): number | undefined {
    const tone = this.free.shift();
    if (tone !== undefined) this.taken.set(name, tone);
    return tone;
  }

  giveBack(name: string): void {
    const tone = this.taken.get(name);
    if (tone === undefined) return;
    this.taken.delete(name);
    this.free.push(tone);
  }

  get all(): ReadonlyMap<string, number> {
    return this.taken;
  }
}
