import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { RejectionReason } from '../../../protocol/rejection-reason.js';

/** The switch's no. */
export function refusal(reason: RejectionReason, text: string, more: Readonly<Record<string, string>> = {}) {
  return new CtiRejectedError(reason, text, more);
}
