import { simulatorTexts } from '../texts/simulator-texts.js';
import { ActButton } from './act-button.js';
import type { SwitchView } from './switch-shapes.js';

/** The link between service and switch, and the switch's life. */
export function LinkSection({ view: { link } }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value.link;
  const up = link.state === 'up';
  return (
    <section aria-labelledby="simulator-link">
      <h3 id="simulator-link" tabIndex={-1}>
        {words.heading}
      </h3>
      <p class="state one-line" role="status" data-state={up ? 'ready' : 'busy'}>
        <strong>{words.states[link.state]}</strong>
        {link.reason !== undefined && <span class="muted">{link.reason}</span>}
      </p>
      <div class="row">
        <ActButton path={up ? '/link/down' : '/link/up'} body={() => (up ? {} : undefined)}>
          {up ? words.cut : words.mend}
        </ActButton>
        <ActButton path="/restart" body={() => ({})}>
          {words.restart}
        </ActButton>
      </div>
    </section>
  );
}
