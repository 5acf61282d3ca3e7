import { SLICE_MS, type Slice } from './slice.js';

/** A part of the time of which something is known. */
export interface Period {
  /** milliseconds since the epoch */
  readonly from: number;
  readonly mostWaiting: number;
  readonly fewestReady: number;
  readonly mostBusy: number;
}

const LENGTHS_MS = [60_000, 300_000, 900_000];
const MOST_PERIODS = 16;

/** The slices put together to a few, of the same length each; the newest first. */
export function periodsOf(slices: readonly Slice[]): readonly Period[] {
  const span = (slices.at(-1)?.at ?? 0) - (slices[0]?.at ?? 0) + SLICE_MS;
  const length = LENGTHS_MS.find((one) => span / one < MOST_PERIODS) ?? 900_000;
  const periods = new Map<number, Period>();
  for (const { at, waiting, ready, busy } of slices) {
    const from = Math.floor(at / length) * length;
    const before = periods.get(from);
    periods.set(from, {
      from,
      mostWaiting: Math.max(waiting, before?.mostWaiting ?? 0),
      fewestReady: Math.min(ready, before?.fewestReady ?? ready),
      mostBusy: Math.max(busy, before?.mostBusy ?? 0),
    });
  }
  return [...periods.values()].toReversed();
}
