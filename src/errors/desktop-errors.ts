import type { FailureCode } from '../protocol/failure-code.js';
import { ProcessorError } from './processor-error.js';

/** Refusals that the desktop's developer has to act on: the program sent what it should not have sent. */
export abstract class DesktopError extends ProcessorError {}

export interface MessageProblem {
  /** dotted path in the message; empty for the message as a whole */
  readonly path: string;
  readonly problem: string;
}

export class InvalidMessageError extends DesktopError {
  constructor(readonly problems: readonly MessageProblem[]) {
    super('INVALID_MESSAGE', 'the message does not have the shape of this command', { problems });
  }
}

export class UnknownNameError extends DesktopError {
  constructor(code: Extract<FailureCode, `UNKNOWN_${string}` | 'RESOURCE_NOT_FOUND'>, kind: string) {
    super(code, `no such ${kind}`);
  }
}

export class NotBoundError extends DesktopError {
  constructor() {
    super('NOT_BOUND', 'this socket is not bound to that session');
  }
}

export class ResourceAlreadyBoundError extends DesktopError {
  constructor() {
    super('RESOURCE_ALREADY_BOUND', 'another client is bound to that resource; its token takes the binding over');
  }
}

export class ForbiddenError extends DesktopError {
  constructor(message = 'not allowed') {
    super('FORBIDDEN', message);
  }
}

export class SessionNotStartedError extends DesktopError {
  constructor() {
    super('SESSION_NOT_STARTED', 'session.start comes first');
  }
}

export class RateLimitedError extends DesktopError {
  /** @param retryAfter milliseconds */
  constructor(retryAfter: number) {
    super('RATE_LIMITED', 'too many commands', { retryAfter });
  }
}
