import { simulatorTexts } from '../texts/simulator-texts.js';
import { texts } from '../texts/texts.js';
import { Since } from '../parts/since.js';
import { LegRow } from './leg-row.js';
import type { SwitchCall } from './switch-shapes.js';

/** A call with its parties. */
export function CallItem({ call }: { readonly call: SwitchCall }) {
  const { id, state, from, to, queue, data, since, cause, legs } = call;
  const words = simulatorTexts.value.calls;
  const known = Object.keys(data).length > 0;
  return (
    <li class="switch-call" data-call={id} data-state={state}>
      <p>
        <strong>
          {from} → {queue ?? to}
        </strong>{' '}
        {words.states[state]} {state === 'ended' ? cause && texts.value.causes[cause.code] : <Since time={since} />}
      </p>
      {known && <code>{JSON.stringify(data)}</code>}
      {state !== 'ended' && (
        <ul class="plain">{legs.map((leg) => leg.state !== 'ended' && <LegRow key={leg.id} leg={leg} />)}</ul>
      )}
    </li>
  );
}
