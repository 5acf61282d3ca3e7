import { ProcessorError } from './processor-error.js';

/** Refusals of the operator's API. */
export abstract class AdminError extends ProcessorError {}

/** One text for all that may be wrong with it: who has none learns nothing. */
export class InvalidTokenError extends AdminError {
  constructor() {
    super('INVALID_CREDENTIALS', 'a token is needed');
  }
}

export class TooManyTriesError extends AdminError {
  /** @param retryAfter milliseconds */
  constructor(retryAfter: number) {
    super('TOO_MANY_ATTEMPTS', 'too many tries without a token', { retryAfter });
  }
}

/** What is asked for can be done by another instance alone. */
export class ElsewhereError extends AdminError {
  /** @param place where it is; without an id none has it now */
  constructor(place: { readonly instance?: string; readonly url?: string }) {
    super('CONFLICT', 'the session is not at this instance', place);
  }
}
