import type { SessionCommand } from '../protocol/session/session-command.js';
import type { Why } from '../protocol/why.js';
import { ProcessorError } from './processor-error.js';

/** Refusals that the agent can act on: the command does not fit what is going on. */
export abstract class AgentError extends ProcessorError {}

export class InvalidCredentialsError extends AgentError {
  /** @param known whether there is such an agent: for this house alone, nobody outside learns it */
  constructor(readonly known = false) {
    super('INVALID_CREDENTIALS', 'unknown agent or wrong password');
  }
}

export class TooManyAttemptsError extends AgentError {
  /** @param retryAfter milliseconds */
  constructor(retryAfter: number) {
    super('TOO_MANY_ATTEMPTS', 'too many failed attempts to sign in', { retryAfter });
  }
}

export class InvalidStateError extends AgentError {
  constructor(details: Why & { state: string; allowed: readonly SessionCommand[] }) {
    super('INVALID_STATE', `not possible now: ${details.why}`, details);
  }
}

export class InteractionInProgressError extends AgentError {
  constructor(interactions: readonly string[]) {
    super('INTERACTION_IN_PROGRESS', 'an interaction is still going on', { interactions });
  }
}

/** Another command is at work on the same object, or another hand was quicker. */
export class ConflictError extends AgentError {
  constructor(why: string) {
    super('CONFLICT', why);
  }
}
