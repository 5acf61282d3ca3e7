import type { PhoneState } from '../phone/phone-state.js';
import type { Texts } from '../texts/words.js';

/** How the telephone is, in words. */
export function phoneText(words: Texts['phone'], phone: PhoneState, asks: boolean, missing: boolean): string {
  if (missing) return words.missing;
  if (phone.reason !== undefined) return words.reasons[phone.reason];
  if (asks) return words.asks;
  if (phone.call === 'none') return words.states[phone.state];
  // What became of the microphone in the middle of a call has to be said: the other side hears nothing.
  const broken = phone.microphone === 'ok' || phone.microphone === 'unknown' ? '' : ` ${words.unheard}`;
  return `${words.calls[phone.call]}${broken}`;
}
