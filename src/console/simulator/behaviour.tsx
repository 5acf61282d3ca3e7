import { Field } from '../parts/field.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import { BEHAVIOURS } from './behaviours.js';

/** What the customer does without being told to, in seconds; and after how many the next one calls. */
export function Behaviour() {
  const words = simulatorTexts.value;
  return (
    <details>
      <summary>{words.call.behaviour}</summary>
      <div class="pair">
        {BEHAVIOURS.map((name) => (
          <Field key={name} name={words.fields[name]}>
            <input name={name} type="number" min="0" max="86400" step="any" />
          </Field>
        ))}
        <Field name={words.fields.every}>
          <input name="every" type="number" min="1" max="86400" step="any" />
        </Field>
      </div>
    </details>
  );
}
