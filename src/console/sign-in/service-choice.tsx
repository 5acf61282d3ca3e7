import type { Signal } from '@preact/signals';
import { Field } from '../parts/field.js';
import { useDesk } from '../state/desk-context.js';
import type { ProcessorEntry } from '../state/services.js';
import { texts } from '../texts/texts.js';

/** Which telephone system, where there are several, and how it is worked with. */
export function ServiceChoice({ chosen }: { readonly chosen: Signal<string> }) {
  const entries = useDesk().services.entries.value;
  const words = texts.value.signIn;
  const entry = entries.find(({ id }) => id === chosen.value) ?? entries[0];
  const named = ({ name, serviceStatus: { status } }: ProcessorEntry) =>
    status === 'InService' ? name : `${name} (${words.outOfService})`;
  const models = entry?.capabilities.models ?? [];
  return (
    <>
      {entries.length > 1 && (
        <Field name={words.service}>
          <select
            name="service"
            value={entry?.id}
            onChange={({ currentTarget }) => {
              chosen.value = currentTarget.value;
            }}
          >
            {entries.map((one) => (
              <option key={one.id} value={one.id}>
                {named(one)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {models.length > 1 && (
        <Field name={words.model}>
          <select name="model" defaultValue="default">
            {models.map(({ name }) => (
              <option key={name} value={name}>
                {name === 'default' ? words.defaultModel : name}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}
