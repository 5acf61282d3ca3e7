import { SAMPLE_RATE, goertzel } from './goertzel.js';
import { uLawDecode } from './u-law.js';

/** A whole number of periods of every frequency that is a multiple of 2.5 Hz. */
const WINDOW = SAMPLE_RATE * 0.4;
const STALE_AFTER_MS = 200;
/** A quarter of what a phone sends: a tone that merely leaks or dies away stays below. */
const PRESENT = 1500;
const QUIET = 60;

/** What was heard over the last 0.4 s. */
export interface Heard {
  /** those of the frequencies asked for that are there */
  readonly tones: readonly number[];
  /** root mean square of the samples, 0 to 32767 */
  readonly level: number;
  readonly silent: boolean;
  /** nothing has come for a while */
  readonly stale: boolean;
}

export const NOTHING_HEARD: Heard = { tones: [], level: 0, silent: true, stale: true };

/** Keeps the last 0.4 s of what comes in and finds tones in it. */
export class Listener {
  private readonly window = new Float64Array(WINDOW);
  private at = 0;
  private count = 0;
  private lastAt = Number.NEGATIVE_INFINITY;

  /** samples heard since the start */
  get samples(): number {
    return this.count;
  }

  take(codes: Uint8Array): void {
    this.lastAt = performance.now();
    this.count += codes.length;
    for (const code of codes) {
      this.window[this.at] = uLawDecode(code);
      this.at = (this.at + 1) % WINDOW;
    }
  }

  hears(frequencies: readonly number[]): Heard {
    if (performance.now() - this.lastAt > STALE_AFTER_MS) return NOTHING_HEARD;
    const samples = Float64Array.from({ length: WINDOW }, (_, i) => this.window[(this.at + i) % WINDOW] ?? 0);
    const level = Math.round(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW));
    const tones = frequencies.filter((frequency) => goertzel(samples, frequency) > PRESENT);
    return { tones, level, silent: level < QUIET, stale: false };
  }
}
