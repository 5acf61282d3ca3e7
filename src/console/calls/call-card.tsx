import type { Interaction } from '../../client.js';
import { Since } from '../parts/since.js';
import { texts } from '../texts/texts.js';

/** One contact: who it is, how it came, and what may be done with it. */
export function CallCard({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  const { customer, from, queue, origin, since, state } = interaction;
  return (
    <article class="card call" data-state={state} aria-label={customer?.name ?? customer?.address ?? from}>
      <h3>{customer?.name ?? customer?.address ?? from}</h3>
      <p>
        {words.origins[origin.kind]} {queue} <Since time={since} />
      </p>
    </article>
  );
}
