import { simulatorTexts } from '../texts/simulator-texts.js';
import { CallItem } from './call-item.js';
import type { SwitchView } from './switch-shapes.js';
import { useWatch } from './watch-context.js';

/** Calls that are drawn at most. */
const DRAWN = 30;

/** The calls at the switch: those that go on, and the latest of those that are over. */
export function CallList({ view }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value.calls;
  const calls = useWatch().calls.value;
  const live = calls.filter(({ state }) => state !== 'ended');
  const ended = calls.filter(({ state }) => state === 'ended').toReversed();
  const drawn = [...live.slice(0, DRAWN), ...ended];
  return (
    <section aria-labelledby="simulator-calls">
      <h3 id="simulator-calls" tabIndex={-1}>
        {words.heading(view.calls)}
      </h3>
      <div class="scroll high" role="group" aria-labelledby="simulator-calls" tabIndex={0}>
        {drawn.length === 0 && <p class="muted">{words.none}</p>}
        <ul class="plain">
          {drawn.map((call) => (
            <CallItem key={call.id} call={call} />
          ))}
        </ul>
        {live.length > DRAWN && <p class="muted">{words.more(live.length - DRAWN)}</p>}
      </div>
    </section>
  );
}
