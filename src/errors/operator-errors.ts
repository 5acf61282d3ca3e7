import { ProcessorError, type FailureDetails } from './processor-error.js';

/** What the operator has to look at. */
export abstract class OperatorError extends ProcessorError {}

export class ServiceUnavailableError extends OperatorError {
  constructor(message = 'the service is not in service', details?: FailureDetails) {
    super('SERVICE_UNAVAILABLE', message, details);
  }
}

/** More want to sign in than the processor can check. */
export class SignInsBusyError extends OperatorError {
  /** @param retryAfter milliseconds */
  constructor(retryAfter: number) {
    super('RATE_LIMITED', 'too many sign in at once', { retryAfter });
  }
}

/** A fault of ours; the text tells no internals, the correlation id finds them in the log. */
export class InternalError extends OperatorError {
  constructor(correlationId: string, options?: ErrorOptions) {
    super('INTERNAL', 'internal error', { correlationId }, options);
  }
}
