import { simulatorTexts } from '../texts/simulator-texts.js';
import type { SwitchView } from './switch-shapes.js';
import { useWatch } from './watch-context.js';

/** The latest commands that have reached the switch, by its own trace. */
export function Commands({ view }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value.commands;
  const commands = useWatch().commands.value;
  return (
    <section aria-labelledby="simulator-commands">
      <h3 id="simulator-commands" tabIndex={-1}>
        {words.heading}
      </h3>
      <div class="scroll" role="group" aria-labelledby="simulator-commands" tabIndex={0}>
        {commands.length === 0 && <p class="muted">{view.trace === 0 ? words.notKept : words.none}</p>}
        <ol class="plain">
          {commands.map(({ number, command, agent, values = [], outcome }) => (
            <li key={number}>
              <span class="muted">{number}</span> {agent} <code>{command}</code>{' '}
              <span class="muted">{values.map((value) => JSON.stringify(value)).join(' ')}</span>{' '}
              {words.outcomes[outcome]}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
