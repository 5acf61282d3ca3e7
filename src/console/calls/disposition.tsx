import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** What came of a contact: one of the call model's, or in words where it has none. */
export function Disposition() {
  const words = texts.value.calls;
  const settings = useDesk().info.value?.settings;
  const required = settings?.wrapUp === 'required';
  const dispositions = settings?.dispositions ?? [];
  return (
    <label class="field">
      <span>
        {words.disposition} {required && `(${words.required})`}
      </span>
      {dispositions.length === 0 ? (
        <input name="disposition" required={required} maxLength={256} autocomplete="off" />
      ) : (
        <select name="disposition" required={required} defaultValue="">
          <option value="">{required ? '…' : words.noDisposition}</option>
          {dispositions.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}
