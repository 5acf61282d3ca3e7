import type { Interaction } from '../../client.js';
import { Since } from '../parts/since.js';
import { Until } from '../parts/until.js';
import { texts } from '../texts/texts.js';

/** For how long it rings, is talked or is over; and how long it goes on ringing. */
export function CallTimes({ interaction }: { readonly interaction: Interaction }) {
  const { state, since, times, ringEnds } = interaction;
  return (
    <>
      <Since time={state === 'STARTED' ? (times.answered ?? since) : since} />
      {ringEnds !== undefined && (
        <span class="muted">
          {' '}
          {texts.value.calls.ringsUntil} <Until time={ringEnds} />
        </span>
      )}
    </>
  );
}
