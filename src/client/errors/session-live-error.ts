import { ClientError } from './client-error.js';

/** The client has a session that is not over; a further one takes a client of its own. */
export class SessionLiveError extends ClientError {
  override readonly name = 'SessionLiveError';
  constructor() {
    super('SESSION_LIVE', false, 'the client has a session already');
  }
}
