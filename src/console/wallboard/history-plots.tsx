import { useDesk } from '../state/desk-context.js';
import { ticks } from '../state/ticks.js';
import { texts } from '../texts/texts.js';
import { HistoryTable } from './history-table.js';
import type { Slice } from './history/slice.js';
import { Plot, type Series } from './plot.js';
import type { Wall } from './use-wall.js';
import { wallboardWords } from './words/wallboard-words.js';

const waiting = (slice: Slice) => slice.waiting;
const ready = (slice: Slice) => slice.ready;
const busy = (slice: Slice) => slice.busy;

/** How it was as long as the page has been open: customers, and agents. */
export function HistoryPlots({ wall }: { readonly wall: Wall }) {
  const desk = useDesk();
  void ticks.value;
  const { labels, waitingPlot, agentsPlot } = wallboardWords.value;
  const { presences } = texts.value;
  const slices = wall.history.slices.value;
  const now = desk.now();
  const reading = wall.reading.value;
  const customers: readonly Series[] = [{ name: labels.waiting, kind: 'waiting', of: waiting, now: reading.waiting }];
  const agents: readonly Series[] = [
    { name: presences.ready, kind: 'ready', of: ready, now: reading.agents.ready },
    { name: presences.busy, kind: 'busy', of: busy, now: reading.agents.busy },
  ];
  const most = slices.reduce((high, slice) => Math.max(high, slice.waiting), 0);
  return (
    <section class="wall-history" aria-labelledby="wall-history">
      <h3 id="wall-history">{labels.history}</h3>
      {slices.length === 0 && <p class="muted">{labels.nothingYet}</p>}
      <div class="plots">
        <Plot slices={slices} now={now} series={customers} text={waitingPlot(reading.waiting, most)} />
        <Plot slices={slices} now={now} series={agents} text={agentsPlot(reading.agents.ready, reading.agents.busy)} />
      </div>
      <HistoryTable slices={slices} />
    </section>
  );
}
