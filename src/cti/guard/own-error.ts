import type { FailureDetails } from '../../errors/processor-error.js';
import { ProcessorError } from '../../errors/processor-error.js';
import { REJECTION_REASONS } from '../../protocol/rejection-reason.js';
import {
  CtiRejectedError,
  CtiTimeoutError,
  CtiUnavailableError,
  UnsupportedError,
} from '../../errors/switch-errors.js';

const reasonIn = (details?: FailureDetails) =>
  REJECTION_REASONS.find((one) => one === details?.['reason']) ?? 'refused';

/** The errors of the port, by name and code. */
const PORT_ERRORS: Readonly<Record<string, (message: string, details?: FailureDetails) => ProcessorError>> = {
  'CtiRejectedError CTI_REJECTED': (message, details) => new CtiRejectedError(reasonIn(details), message, details),
  'CtiTimeoutError CTI_TIMEOUT': (message, details) => new CtiTimeoutError(message, details),
  'CtiUnavailableError CTI_UNAVAILABLE': (message, details) => new CtiUnavailableError(message, details),
  'UnsupportedError UNSUPPORTED': (_, details) => new UnsupportedError(String(details?.['capability']), details),
};

/**
 * What a provider has thrown, where it is an error of the port: a provider may have been installed with a copy of this
 * package of its own, whose classes are others.
 */
export function ownError(thrown: unknown): ProcessorError | undefined {
  if (thrown instanceof ProcessorError) return thrown;
  if (!(thrown instanceof Error)) return undefined;
  const { name, message, code, details } = thrown as Error & { readonly code?: unknown; readonly details?: unknown };
  const key = `${name} ${String(code)}`;
  if (!Object.hasOwn(PORT_ERRORS, key)) return undefined;
  const known = typeof details === 'object' && details !== null ? (details as FailureDetails) : undefined;
  return PORT_ERRORS[key]?.(message, known);
}
