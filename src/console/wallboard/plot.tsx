import { language } from '../texts/texts.js';
import type { Slice } from './history/slice.js';
import { areaPath, frameOf, gapsOf, PLOT, stepPath, type Frame } from './history/step-path.js';
import { timeOfDay } from './time-of-day.js';
import { wallboardWords } from './words/wallboard-words.js';

export interface Series {
  readonly name: string;
  readonly kind: 'waiting' | 'ready' | 'busy';
  readonly of: (slice: Slice) => number;
  readonly now: number;
}

interface Props {
  readonly slices: readonly Slice[];
  /** milliseconds since the epoch, by the server's clock */
  readonly now: number;
  readonly series: readonly Series[];
  /** the plot in words */
  readonly text: string;
}

/** Numbers over time. Where nothing was known there is no line. */
export function Plot({ slices, now, series, text }: Props) {
  const most = Math.max(0, ...slices.flatMap((slice) => series.map(({ of }) => of(slice))));
  const frame = frameOf(slices, now, most);
  const gaps = gapsOf(slices, now);
  return (
    <figure class="card plot">
      <figcaption>
        {series.map(({ name, kind, now: count }) => (
          <span key={kind} class={`key ${kind}`}>
            <span class="key-name">{name}</span> <strong>{count}</strong>
          </span>
        ))}
        {gaps.length > 0 && <span class="key gap">{wallboardWords.value.labels.unknown}</span>}
      </figcaption>
      <div class="plot-field">
        <div class="plot-counts" aria-hidden="true">
          <span>{frame.most}</span>
          <span>{frame.most / 2}</span>
          <span>0</span>
        </div>
        <svg role="img" aria-label={text} viewBox={`0 0 ${PLOT.width} ${PLOT.height}`} preserveAspectRatio="none">
          <Ground gaps={gaps} frame={frame} />
          {series.map(({ kind, of }) => (
            <g key={kind} class={kind}>
              {kind === 'waiting' && <path class="area" d={areaPath(slices, of, frame)} />}
              <path class="line" d={stepPath(slices, of, frame)} />
            </g>
          ))}
        </svg>
        <Times frame={frame} />
      </div>
    </figure>
  );
}

function Ground({ gaps, frame }: { readonly gaps: ReturnType<typeof gapsOf>; readonly frame: Frame }) {
  const x = (time: number) => ((time - frame.from) / (frame.to - frame.from)) * PLOT.width;
  return (
    <>
      {gaps.map(([from, to]) => (
        <rect key={from} class="gap" x={x(from)} y={0} width={Math.max(0, x(to) - x(from))} height={PLOT.height} />
      ))}
      <path class="grid" d={[0, 0.5, 1].map((part) => `M0 ${part * PLOT.height}H${PLOT.width}`).join('')} />
    </>
  );
}

/** The times at the quarters of the plot. */
function Times({ frame }: { readonly frame: Frame }) {
  const times = [0, 1, 2, 3, 4].map((quarter) => frame.from + ((frame.to - frame.from) * quarter) / 4);
  return (
    <div class="plot-times" aria-hidden="true">
      {times.map((time) => (
        <span key={time}>{timeOfDay(time, language.value)}</span>
      ))}
    </div>
  );
}
