import { FAILURE_CODES, type FailureCode } from '../protocol/failure-code.js';
import { refusalStacks } from './refusal-stacks.js';

export type FailureDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal that a client may see. Thrown anywhere, turned into an answer in one place.
 * `message` is for people and never decides anything; `details` is for programs.
 */
export abstract class ProcessorError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly details?: FailureDetails,
    options?: ErrorOptions,
  ) {
    const { stackTraceLimit } = Error;
    if (!refusalStacks.kept) Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = new.target.name;
  }

  get retryable(): boolean {
    return FAILURE_CODES[this.code].retryable;
  }
}
