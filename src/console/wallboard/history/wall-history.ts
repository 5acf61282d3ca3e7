import { signal } from '@preact/signals';
import type { Reading } from './reading.js';
import { sliceOf, SLICE_MS, type Slice } from './slice.js';

export const KEPT_MS = 4 * 3_600_000;
/** Browsers wake a page that nobody sees once a minute; what sleeps longer may have missed something. */
const SLEEP_MS = 120_000;

/** What has been told while the wall board was there, in slices. Where there are none, nothing is known. */
export class WallHistory {
  readonly slices = signal<readonly Slice[]>([]);
  #last: { readonly at: number; readonly reading: Reading } | undefined;

  /** @param slices of before a reload */
  constructor(slices: readonly Slice[] = []) {
    this.slices.value = slices;
  }

  /**
   * It is so now, and was as noted last until now.
   * @param now milliseconds since the epoch, by the server's clock
   */
  note(now: number, reading: Reading): void {
    const at = Math.floor(now / SLICE_MS) * SLICE_MS;
    const kept = this.slices.value.filter((slice) => slice.at > at - KEPT_MS && slice.at <= at);
    const last = this.#last;
    if (last && now - last.at <= SLEEP_MS) {
      for (let next = (kept.at(-1)?.at ?? at) + SLICE_MS; next < at; next += SLICE_MS) {
        kept.push(sliceOf(next, last.reading));
      }
    }
    const before = kept.at(-1)?.at === at ? kept.pop() : undefined;
    if (!before || last?.reading !== reading) this.slices.value = [...kept, sliceOf(at, reading, before)];
    this.#last = { at: now, reading };
  }

  /** From now on nothing is known, until the next note. */
  interrupt(): void {
    this.#last = undefined;
  }
}
