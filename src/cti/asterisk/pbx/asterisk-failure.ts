import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import { AmiClosedError, AmiFieldError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';

/** The one border where what AMI and ARI say becomes what the rest of the house understands. */
export function asteriskFailure(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof AmiRefusedError) {
    return new CtiRejectedError('the switch refused', { action: error.action, reason: error.reason }, options);
  }
  if (error instanceof AriRefusedError) {
    const { request, status, reason } = error;
    return new CtiRejectedError('the switch refused', { request, status, reason }, options);
  }
  if (error instanceof AmiFieldError) {
    return new CtiRejectedError('a value cannot be sent', { field: error.field, problem: error.problem }, options);
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
