import { useSignal } from '@preact/signals';
import { Field } from '../parts/field.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import type { SwitchView } from './switch-shapes.js';

/** Whom the customer calls: a queue or an agent. What there is is proposed; anything may be typed. */
export function Called({ view: { queues, devices } }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value;
  const kind = useSignal<'queue' | 'agent'>('queue');
  const agents = devices.flatMap(({ agent }) => agent ?? []);
  return (
    <div class="pair">
      <Field name={words.call.to}>
        <select
          name="kind"
          value={kind.value}
          onChange={({ currentTarget }) => {
            kind.value = currentTarget.value === 'agent' ? 'agent' : 'queue';
          }}
        >
          <option value="queue">{words.fields.queue}</option>
          <option value="agent">{words.fields.agent}</option>
        </select>
      </Field>
      <Field name={words.fields[kind.value]}>
        <input
          key={kind.value}
          name="called"
          required
          maxLength={128}
          autocomplete="off"
          list={`simulator-${kind.value}s`}
          defaultValue={kind.value === 'queue' ? queues[0]?.id : agents[0]?.id}
        />
      </Field>
      <datalist id="simulator-queues">
        {queues.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <datalist id="simulator-agents">
        {agents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
