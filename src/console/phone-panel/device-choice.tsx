import type { Signal } from '@preact/signals';
import { Field } from '../parts/field.js';
import type { SoundDevice } from '../phone/phone-state.js';
import { texts } from '../texts/texts.js';

interface Choice {
  readonly name: string;
  readonly devices: readonly SoundDevice[];
  /** '' for the one that the system takes */
  readonly chosen: Signal<string>;
}

/** One of the machine's microphones or speakers. */
export function DeviceChoice({ name, devices, chosen }: Choice) {
  const words = texts.value.phone;
  // The system's own has that name here; one that is not plugged in today stays the choice for tomorrow.
  const others = devices.filter(({ id }) => id !== '' && id !== 'default');
  const gone = chosen.value !== '' && !others.some(({ id }) => id === chosen.value);
  return (
    <Field name={name}>
      <select
        value={chosen.value}
        onChange={({ currentTarget }) => {
          chosen.value = currentTarget.value;
        }}
      >
        <option value="">{words.system}</option>
        {others.map(({ id, label }) => (
          <option key={id} value={id}>
            {label || id}
          </option>
        ))}
        {gone && <option value={chosen.value}>{words.gone}</option>}
      </select>
    </Field>
  );
}
