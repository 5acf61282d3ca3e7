import type { MicrophoneState } from './phone-state.js';

/** What the names of getUserMedia's errors say of the microphone; any other one says that it does not work. */
const FAILURES: Readonly<Record<string, MicrophoneState>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};

export function microphoneFailure(error: unknown): MicrophoneState {
  return (error instanceof Error ? FAILURES[error.name] : undefined) ?? 'busy';
}
