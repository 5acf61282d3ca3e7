import { useRef } from 'preact/hooks';
import { Field } from '../parts/field.js';
import { useDesk } from '../state/desk-context.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import { ActButton } from './act-button.js';
import { FAULT_GROUPS } from './fault-groups.js';
import { FaultsWaiting } from './faults-waiting.js';
import { faultBodyOf } from './fault-body-of.js';
import type { SwitchView } from './switch-shapes.js';

/** What goes wrong at the next occasion, by button. */
export function Faults({ view }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value;
  const entries = useDesk().services.entries.value;
  const commands = entries.find(({ id }) => id === view.service)?.capabilities.commands ?? [];
  const form = useRef<HTMLFormElement>(null);
  return (
    <section aria-labelledby="simulator-faults">
      <h3 id="simulator-faults" tabIndex={-1}>
        {words.faults.heading}
      </h3>
      <form ref={form} class="pair" onSubmit={(event: SubmitEvent) => event.preventDefault()}>
        <Field name={words.fields.times}>
          <input name="times" type="number" min="1" max="100000" defaultValue="1" />
        </Field>
        <Field name={words.fields.delay}>
          <input name="delay" type="number" min="0" step="any" defaultValue="1" />
        </Field>
        <Field name={words.faults.agent}>
          <input name="agent" list="simulator-agents" autocomplete="off" />
        </Field>
        <Field name={words.fields.command}>
          <input name="command" list="simulator-kinds" autocomplete="off" placeholder="conversation.hold" />
        </Field>
        <datalist id="simulator-kinds">
          {commands.map((command) => (
            <option key={command} value={command} />
          ))}
        </datalist>
      </form>
      {FAULT_GROUPS.map(({ name, kinds }) => (
        <div key={name} class="row" role="group" aria-label={words.faults.groups[name]}>
          <span class="muted group">{words.faults.groups[name]}</span>
          {kinds.map((kind) => (
            <ActButton
              key={kind}
              path="/faults"
              body={() => faultBodyOf(kind, name, form.current)}
              label={`${words.faults.groups[name]}: ${words.faults.kinds[kind]}`}
            >
              {words.faults.kinds[kind]}
            </ActButton>
          ))}
        </div>
      ))}
      <FaultsWaiting faults={view.faults} />
    </section>
  );
}
