import { ProcessorError, type FailureDetails } from './processor-error.js';

/** What the operator has to look at. */
export abstract class OperatorError extends ProcessorError {}

export class ServiceUnavailableError extends OperatorError {
  constructor(message = 'the service is not in service', details?: FailureDetails, options?: ErrorOptions) {
    super('SERVICE_UNAVAILABLE', message, details, options);
  }
}

/** What the instances have together cannot be asked, does not answer in time, or cannot keep what it is told. */
export class StoreUnavailableError extends ServiceUnavailableError {
  constructor(options?: ErrorOptions) {
    super('what the instances have together cannot be asked', undefined, options);
  }
}

/** Whoever knows the agents cannot be asked, or does not answer in time. */
export class CredentialsUnavailableError extends ServiceUnavailableError {
  constructor(options?: ErrorOptions) {
    super('who signs in cannot be checked now', undefined, options);
  }
}

/** These credentials cannot be checked now, while those of others can. */
export class CredentialsUndecidedError extends CredentialsUnavailableError {}

/** What another instance has left of a session is not such as this one writes it: it may be of another version. */
export class UnreadableSessionError extends ServiceUnavailableError {
  constructor(options?: ErrorOptions) {
    super('the session cannot be taken over here', undefined, options);
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
