import type { PhoneReason } from './phone-reason.js';
import type { MicrophoneState } from './phone-state.js';

/** What the microphone has to do with it, where it has. */
export const MICROPHONE_REASONS: Readonly<Partial<Record<MicrophoneState, PhoneReason>>> = {
  none: 'no-microphone',
  denied: 'microphone-denied',
  busy: 'microphone-busy',
};
