import { useDesk } from '../state/desk-context.js';
import { QueueCard } from './queue-card.js';
import type { Wall } from './use-wall.js';
import { wallboardWords } from './words/wallboard-words.js';

/** The queues by name, each in its place whatever happens in it. */
export function Queues({ wall }: { readonly wall: Wall }) {
  const { directory } = useDesk();
  const { labels } = wallboardWords.value;
  const name = (queue: { readonly name?: string; readonly id: string }) => queue.name ?? queue.id;
  const queues = [...directory.queues.value.values()].sort((a, b) => name(a).localeCompare(name(b)));
  return (
    <section aria-labelledby="wall-queues">
      <h3 id="wall-queues">{labels.queues}</h3>
      {queues.length === 0 && directory.complete.value && <p class="muted">{labels.noQueues}</p>}
      <ul class="queue-cards">
        {queues.map((queue) => (
          <QueueCard key={queue.id} queue={queue} wall={wall} />
        ))}
      </ul>
    </section>
  );
}
