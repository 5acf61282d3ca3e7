import { CtiRejectedError } from '../../../errors/switch-errors.js';

export type RefusalReason =
  | 'wrong-state'
  | 'no-such-call'
  | 'no-such-channel'
  | 'no-such-party'
  | 'no-such-queue'
  | 'no-such-address'
  | 'too-many-calls'
  | 'device-in-use'
  | 'busy'
  | 'unreachable'
  | 'signed-off'
  | 'scripted';

/** The switch's no: `details.reason` is for programs, the text for people. */
export function refusal(reason: RefusalReason, text: string, more: Readonly<Record<string, string>> = {}) {
  return new CtiRejectedError(text, { reason, ...more });
}
