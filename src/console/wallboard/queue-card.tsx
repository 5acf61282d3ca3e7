import type { QueueEntryObject } from '../../protocol/objects/queue-entry.object.js';
import { useDesk } from '../state/desk-context.js';
import { ticks } from '../state/ticks.js';
import { areaPath, frameOf, PLOT } from './history/step-path.js';
import type { Slice } from './history/slice.js';
import type { Wall } from './use-wall.js';
import { Waited } from './waited.js';
import { wallboardWords } from './words/wallboard-words.js';

/** One queue: who waits, for how long, who would be offered a call, and how it was. */
export function QueueCard({ queue, wall }: { readonly queue: QueueEntryObject; readonly wall: Wall }) {
  const { labels, queuePlot } = wallboardWords.value;
  const { id, name = id, waiting, waitingSince, ready } = queue;
  return (
    <li class="card queue" data-queue={id} data-some={waiting > 0}>
      <h4>{name}</h4>
      <dl>
        <div class="much">
          <dt>{labels.waiting}</dt>
          <dd>{waiting}</dd>
        </div>
        <div>
          <dt>{labels.longest}</dt>
          <dd>
            <Waited since={waitingSince} known={wall.known.value} />
          </dd>
        </div>
        <div>
          <dt>{labels.ready}</dt>
          <dd>{ready}</dd>
        </div>
      </dl>
      <Course
        slices={wall.history.slices.value}
        of={(slice) => slice.queues[id] ?? 0}
        text={(most) => queuePlot(name, most)}
      />
    </li>
  );
}

interface CourseProps {
  readonly slices: readonly Slice[];
  readonly of: (slice: Slice) => number;
  readonly text: (most: number) => string;
}

function Course({ slices, of, text }: CourseProps) {
  const desk = useDesk();
  void ticks.value;
  const most = slices.reduce((high, slice) => Math.max(high, of(slice)), 0);
  const frame = frameOf(slices, desk.now(), most);
  return (
    <svg
      class="course"
      role="img"
      aria-label={text(most)}
      viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
      preserveAspectRatio="none"
    >
      <path class="waiting area" d={areaPath(slices, of, frame)} />
    </svg>
  );
}
