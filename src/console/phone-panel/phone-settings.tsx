import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { DeviceChoice } from './device-choice.js';

/** Which microphone and speaker, and whether it rings. */
export function PhoneSettings() {
  const { phone } = useDesk();
  const words = texts.value.phone;
  const { microphones, speakers } = phone.state.value;
  return (
    <details>
      <summary>{words.settings}</summary>
      <DeviceChoice name={words.microphone} devices={microphones} chosen={phone.microphone} />
      <DeviceChoice name={words.speaker} devices={speakers} chosen={phone.speaker} />
      <label class="tick">
        <input
          type="checkbox"
          checked={phone.ringTone.value === 'on'}
          onChange={({ currentTarget }) => {
            phone.ringTone.value = currentTarget.checked ? 'on' : 'off';
          }}
        />
        {words.ringTone}
      </label>
    </details>
  );
}
