import { simulatorTexts } from '../texts/simulator-texts.js';
import { ActButton } from './act-button.js';
import type { SwitchView } from './switch-shapes.js';

/** Those who call by themselves, until they are told to stop. */
export function Rhythm({ view: { customers } }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value.call;
  return (
    <div class="row one-line" role="status">
      {customers ? (
        <>
          <span>{words.rhythm(customers.every / 1000, customers.from, customers.queue ?? customers.agent ?? '')}</span>
          <ActButton path="/customers" method="DELETE">
            {words.stop}
          </ActButton>
        </>
      ) : (
        <span class="muted">{words.noRhythm}</span>
      )}
    </div>
  );
}
