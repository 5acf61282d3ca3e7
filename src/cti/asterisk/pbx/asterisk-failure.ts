import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { RejectionReason } from '../../../protocol/rejection-reason.js';
import { AmiClosedError, AmiFieldError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';

/** What ARI says by its status, where that is clear: all that is asked of it is asked of the channels of a call. */
const STATUS_REASONS: Readonly<Record<number, RejectionReason>> = { 404: 'no-such-call', 409: 'wrong-state' };

/** The one border where what AMI and ARI say becomes what the rest of the house understands. */
export function asteriskFailure(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof AmiRefusedError) {
    const { action, reason: text } = error;
    return new CtiRejectedError('refused', 'the switch refused', { action, text }, options);
  }
  if (error instanceof AriRefusedError) {
    const { request, status, reason } = error;
    const known = STATUS_REASONS[status] ?? 'refused';
    return new CtiRejectedError(known, 'the switch refused', { request, status, text: reason }, options);
  }
  if (error instanceof AmiFieldError) {
    const { field, problem } = error;
    return new CtiRejectedError('invalid-data', 'a value cannot be sent', { field, problem }, options);
  }
  if (error instanceof AmiTimeoutError) return new CtiTimeoutError(undefined, { action: error.action });
  if (error instanceof AriTimeoutError) return new CtiTimeoutError(undefined, { request: error.request });
  const lost = error instanceof AmiClosedError || error instanceof AriClosedError || error instanceof AmiProtocolError;
  return lost ? new CtiUnavailableError(undefined, undefined, options) : error;
}

/** Runs `work`; what it rejects with is translated. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asteriskFailure(error);
  }
}
