import type { FailureCode } from '../../protocol/failure-code.js';

/** What the client itself finds, beside the failure codes of the protocol. */
export type LocalCode = 'NO_CONNECTION' | 'NO_ANSWER' | 'SESSION_OVER' | 'SESSION_LIVE' | 'DECLINED' | 'CLOSED';

export type ClientErrorCode = FailureCode | LocalCode;

/** Whatever a method of the client rejects with, but for the reason of an aborted signal. */
export abstract class ClientError extends Error {
  /** @param retryable whether the same may succeed when it is asked for again later */
  constructor(
    readonly code: ClientErrorCode,
    readonly retryable: boolean,
    message: string,
  ) {
    super(message);
  }
}
