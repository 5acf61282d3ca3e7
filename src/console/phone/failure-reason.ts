import type { PhoneReason } from './phone-reason.js';

const WRONG_PASSWORD = new Set([401, 403, 407]);

/**
 * What became of a registration that failed.
 * @param status SIP status; undefined where nobody answered
 */
export function failureReason(status: number | undefined): PhoneReason {
  if (status === undefined) return 'no-answer';
  return WRONG_PASSWORD.has(status) ? 'wrong-password' : 'refused';
}
