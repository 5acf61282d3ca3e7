import { ClientError } from './client-error.js';

/** The session has ended, or another client has it. */
export class SessionOverError extends ClientError {
  override readonly name = 'SessionOverError';
  constructor(message = 'the session is over') {
    super('SESSION_OVER', false, message);
  }
}
