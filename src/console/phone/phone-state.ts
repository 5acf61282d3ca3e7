import type { PhoneReason } from './phone-reason.js';

/** A microphone or a speaker of the machine. The label is empty until the page may use microphones. */
export interface SoundDevice {
  readonly id: string;
  readonly label: string;
}

export type MicrophoneState = 'unknown' | 'ok' | 'none' | 'denied' | 'busy';

/** A call as the phone has it; what the agent may do with it stands in the protocol's conversation. */
export interface PhoneCallState {
  readonly id: string;
  readonly state: 'ringing' | 'active' | 'held';
  /** who the switch says it is: a name, else a number, else '' */
  readonly caller: string;
}

/** What a phone tells of itself; a whole new object with each change. */
export interface PhoneState {
  readonly state: 'off' | 'registering' | 'registered' | 'failed';
  /** why it is `failed` */
  readonly reason: PhoneReason | undefined;
  /** of all calls together: `active` when one is up, else `ringing` when one rings */
  readonly call: 'none' | 'ringing' | 'active';
  readonly calls: readonly PhoneCallState[];
  readonly microphone: MicrophoneState;
  readonly microphones: readonly SoundDevice[];
  readonly speakers: readonly SoundDevice[];
}

export const PHONE_OFF: PhoneState = {
  state: 'off',
  reason: undefined,
  call: 'none',
  calls: [],
  microphone: 'unknown',
  microphones: [],
  speakers: [],
};
