import { useSignal } from '@preact/signals';
import { simulatorTexts } from '../texts/simulator-texts.js';

/** The call's data, a row for each value. */
export function DataRows() {
  const words = simulatorTexts.value.call;
  const rows = useSignal<readonly number[]>([]);
  return (
    <fieldset>
      <legend>{words.data}</legend>
      {rows.value.map((row) => (
        <div key={row} class="data-row">
          <input name="key" aria-label={words.key} placeholder={words.keyHint} maxLength={64} autocomplete="off" />
          <input name="value" aria-label={words.value} placeholder={words.value} maxLength={512} autocomplete="off" />
          <button
            type="button"
            class="quiet"
            aria-label={words.removeRow}
            onClick={() => {
              rows.value = rows.value.filter((other) => other !== row);
            }}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() => {
          rows.value = [...rows.value, (rows.value.at(-1) ?? 0) + 1];
        }}
      >
        {words.addRow}
      </button>
    </fieldset>
  );
}
