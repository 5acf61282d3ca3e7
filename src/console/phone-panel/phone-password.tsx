import { useSignal } from '@preact/signals';
import { Field } from '../parts/field.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** For a telephone whose password the service does not have. */
export function PhonePassword() {
  const { phone } = useDesk();
  const words = texts.value.phone;
  const password = useSignal('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void phone.start(password.value);
      }}
    >
      <Field name={words.password}>
        <input
          type="password"
          autocomplete="off"
          required
          value={password.value}
          onInput={({ currentTarget }) => {
            password.value = currentTarget.value;
          }}
        />
      </Field>
      <button type="submit" class="primary">
        {words.register}
      </button>
    </form>
  );
}
