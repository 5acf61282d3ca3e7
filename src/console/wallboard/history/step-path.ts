import { SLICE_MS, type Slice } from './slice.js';

/** What part of time a plot shows, in milliseconds since the epoch, and up to which number. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** The width and height of a plot, in its own measure. */
export const PLOT = { width: 1_000, height: 100 } as const;

const SPANS_MS = [900_000, 3_600_000, 2 * 3_600_000, 4 * 3_600_000];
const MOSTS = [1, 2, 4, 6, 8, 10];
const LEAST_MOST = 4;

/** @returns a frame that ends now and has all slices in it */
export function frameOf(slices: readonly Slice[], now: number, most: number): Frame {
  const to = Math.ceil(now / SLICE_MS) * SLICE_MS;
  const needed = to - (slices[0]?.at ?? to);
  const span = SPANS_MS.find((one) => one >= needed) ?? needed;
  return { from: to - span, to, most: roundMost(Math.max(LEAST_MOST, most)) };
}

/** The slices that follow each other without a gap, as `M x y …`: one step for each, one line for each run. */
export function stepPath(slices: readonly Slice[], of: (slice: Slice) => number, frame: Frame): string {
  const x = (time: number) => round(((time - frame.from) / (frame.to - frame.from)) * PLOT.width);
  const y = (count: number) => round(PLOT.height - (count / frame.most) * PLOT.height);
  return runsOf(slices)
    .map((run) => {
      const steps = run.map((slice) => `V${y(of(slice))}H${x(slice.at + SLICE_MS)}`);
      const [first] = run;
      return first ? `M${x(first.at)} ${y(of(first))}${steps.join('')}` : '';
    })
    .join('');
}

/** The same, closed down to zero, to be filled. */
export function areaPath(slices: readonly Slice[], of: (slice: Slice) => number, frame: Frame): string {
  return runsOf(slices)
    .map((run) => {
      const [first] = run;
      if (!first) return '';
      const left = round(((first.at - frame.from) / (frame.to - frame.from)) * PLOT.width);
      return `${stepPath(run, of, frame)}V${PLOT.height}H${left}Z`;
    })
    .join('');
}

/** @returns when nothing was known between the first slice and now, as [from, to] */
export function gapsOf(slices: readonly Slice[], now: number): readonly (readonly [number, number])[] {
  const runs = runsOf(slices);
  return runs.flatMap((run, index) => {
    const from = (run.at(-1)?.at ?? 0) + SLICE_MS;
    const to = runs[index + 1]?.[0]?.at ?? now;
    return to - from >= SLICE_MS ? [[from, to] as const] : [];
  });
}

function runsOf(slices: readonly Slice[]): readonly (readonly Slice[])[] {
  const runs: Slice[][] = [];
  for (const slice of slices) {
    const run = runs.at(-1);
    if (run && slice.at - (run.at(-1)?.at ?? 0) === SLICE_MS) run.push(slice);
    else runs.push([slice]);
  }
  return runs;
}

/** Such that its half is a whole number, too, where it is more than one. */
function roundMost(most: number): number {
  const power = 10 ** Math.max(0, Math.ceil(Math.log10(Math.max(1, most))) - 1);
  return (MOSTS.find((one) => one * power >= most) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
