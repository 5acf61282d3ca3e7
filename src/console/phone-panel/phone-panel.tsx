import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { HandCall } from './hand-call.js';
import { PhoneMeters } from './phone-meters.js';
import { PhonePassword } from './phone-password.js';
import { PhoneSettings } from './phone-settings.js';
import { phoneText } from './phone-text.js';

/** The agent's telephone in this page: how it is, and what it needs. Nothing where the agent has another one. */
export function PhonePanel() {
  const { phone } = useDesk();
  const words = texts.value.phone;
  const offered = phone.offered.value;
  if (!offered) return null;
  const { state, reason, call } = phone.state.value;
  const asks = offered.password === undefined && (state === 'off' || reason === 'wrong-password');
  return (
    <section class="card phone" aria-labelledby="phone" data-phone={state} data-reason={reason} data-call={call}>
      <h2 id="phone">{words.heading}</h2>
      <p role="status" class={state === 'failed' || phone.missing.value ? 'warning' : 'muted'}>
        {phoneText(words, phone.state.value, asks, phone.missing.value)}
      </p>
      {asks && <PhonePassword />}
      {!asks && (state === 'failed' || phone.missing.value) && (
        <button type="button" onClick={() => void phone.start()}>
          {words.again}
        </button>
      )}
      <HandCall />
      {call === 'active' && <PhoneMeters />}
      <PhoneSettings />
    </section>
  );
}
