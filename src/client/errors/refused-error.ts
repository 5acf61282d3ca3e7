import type { FailureCode } from '../../protocol/failure-code.js';
import type { Failure } from '../../protocol/response.js';
import { ClientError } from './client-error.js';

/** The server's answer was a failure. */
export class RefusedError extends ClientError {
  override readonly name = 'RefusedError';
  declare readonly code: FailureCode;
  /** for programs; what is in it is said by the code, see the protocol's failure codes */
  readonly details: Readonly<Record<string, unknown>>;

  /** @param command its name */
  constructor(
    readonly command: string,
    failure: Failure,
  ) {
    super(failure.code, failure.retryable, `${command}: ${failure.code}: ${failure.message}`);
    this.details = failure.details ?? {};
  }

  /** Milliseconds until it may succeed, where the server has said so. */
  get retryAfter(): number | undefined {
    const { retryAfter } = this.details;
    return typeof retryAfter === 'number' ? retryAfter : undefined;
  }
}
