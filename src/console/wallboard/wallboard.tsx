import '../styles/wallboard.css';
import { Banner } from '../shell/banner.js';
import { Agents } from './agents.js';
import { Clock } from './clock.js';
import { HistoryPlots } from './history-plots.js';
import { Queues } from './queues.js';
import { Totals } from './totals.js';
import { useFullScreen } from './use-full-screen.js';
import { useWall } from './use-wall.js';
import { wallboardWords } from './words/wallboard-words.js';

/** How things stand in the centre, for many to see. */
export function Wallboard() {
  const wall = useWall();
  const { element, full, toggle, possible } = useFullScreen<HTMLElement>();
  const { labels } = wallboardWords.value;
  return (
    <section ref={element} class="wallboard" data-known={wall.known.value} aria-labelledby="wallboard">
      <div class="wall-head">
        {full && <Banner />}
        <h2 id="wallboard">{labels.heading}</h2>
        {!wall.known.value && <p class="warning">{labels.old}</p>}
        <span class="grow" />
        <Clock />
        {possible && (
          <button type="button" onClick={() => void toggle()}>
            {full ? labels.leaveFullScreen : labels.fullScreen}
          </button>
        )}
      </div>
      <Totals wall={wall} />
      <Queues wall={wall} />
      <HistoryPlots wall={wall} />
      <Agents />
    </section>
  );
}
