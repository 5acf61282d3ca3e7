import { ProcessorError, type FailureDetails } from './processor-error.js';

/** What the operator has to look at. */
export abstract class OperatorError extends ProcessorError {}

export class ServiceUnavailableError extends OperatorError {
  constructor(message = 'the service is not in service', details?: FailureDetails) {
    super('SERVICE_UNAVAILABLE', message, details);
  }
}

/** A fault of ours; the text tells no internals, the correlation id finds them in the log. */
export class InternalError extends OperatorError {
  constructor(correlationId: string, options?: ErrorOptions) {
    super('INTERNAL', 'internal error', { correlationId }, options);
  }
}
