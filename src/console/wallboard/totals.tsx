import type { ComponentChildren } from 'preact';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import type { Wall } from './use-wall.js';
import { Waited } from './waited.js';
import { wallboardWords } from './words/wallboard-words.js';

/** The numbers that everybody looks for first. */
export function Totals({ wall }: { readonly wall: Wall }) {
  const { labels } = wallboardWords.value;
  const { presences } = texts.value;
  const { waiting, agents } = wall.reading.value;
  const times = [...useDesk().directory.queues.value.values()].flatMap(({ waitingSince }) => waitingSince ?? []);
  const [longest] = times.sort((a, b) => Date.parse(a) - Date.parse(b));
  return (
    <dl class="totals" aria-label={labels.now}>
      <Total name={labels.waiting} of="waiting" some={waiting > 0}>
        {waiting}
      </Total>
      <Total name={labels.longest} of="waiting" some={waiting > 0}>
        <Waited since={longest} known={wall.known.value} />
      </Total>
      {(['ready', 'busy', 'wrapup', 'notready'] as const).map((presence) => (
        <Total key={presence} name={presences[presence]} of={presence} some={agents[presence] > 0}>
          {agents[presence]}
        </Total>
      ))}
    </dl>
  );
}

interface TotalProps {
  readonly name: string;
  readonly of: string;
  /** whether there are any */
  readonly some: boolean;
  readonly children: ComponentChildren;
}

function Total({ name, of, some, children }: TotalProps) {
  return (
    <div class="total" data-of={of} data-some={some}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
