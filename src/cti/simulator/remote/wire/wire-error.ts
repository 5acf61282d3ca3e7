import { ProcessorError, type FailureDetails } from '../../../../errors/processor-error.js';
import {
  CtiRejectedError,
  CtiTimeoutError,
  CtiUnavailableError,
  UnsupportedError,
} from '../../../../errors/switch-errors.js';
import type { RejectionReason } from '../../../../protocol/rejection-reason.js';

/** An error on its way: its code decides what it becomes again, the message is for people. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details?: FailureDetails;
}

/** What is no error of ours has no code that anybody knows, and tells nothing of itself. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof ProcessorError)) return { code: 'INTERNAL', message: 'the simulated switch has failed' };
  const { code, message, details } = error;
  return { code, message, ...(details ? { details } : {}) };
}

const MAKE: Readonly<Record<string, (message: string, details?: FailureDetails) => Error>> = {
  UNSUPPORTED: (_, { capability, ...details } = {}) => new UnsupportedError(String(capability), details),
  CTI_REJECTED: (message, details) => new CtiRejectedError(details?.['reason'] as RejectionReason, message, details),
  CTI_TIMEOUT: (message, details) => new CtiTimeoutError(message, details),
  CTI_UNAVAILABLE: (message, details) => new CtiUnavailableError(message, details),
};

export function fromWire({ code, message, details }: WireError): Error {
  const make = Object.hasOwn(MAKE, code) ? MAKE[code] : undefined;
  return make ? make(message, details) : new Error(message);
}
