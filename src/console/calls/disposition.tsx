import { useDesk } from '../state/desk-context.js';
import { dispositionDrafts } from './disposition-drafts.js';
import { texts } from '../texts/texts.js';

/** What came of a contact: one of the call model's, or in words where it has none. */
export function Disposition({ target }: { readonly target: string }) {
  const chosen = dispositionDrafts.all.value.get(target)?.text ?? '';
  const keep = ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLSelectElement }) =>
    dispositionDrafts.write(target, currentTarget.value, '');
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
        <input
          name="disposition"
          required={required}
          maxLength={256}
          autocomplete="off"
          value={chosen}
          onInput={keep}
        />
      ) : (
        <select name="disposition" required={required} value={chosen} onChange={keep}>
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
