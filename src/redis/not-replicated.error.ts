import { StoreUnavailableError } from '../errors/operator-errors.js';

/** The master has done it, and fewer replicas have it than there have to be: it may be lost with the master. */
export class NotReplicatedError extends StoreUnavailableError {
  constructor(
    /** what the master has answered */
    readonly answer: unknown,
    cause: unknown,
  ) {
    super({ cause });
  }
}
