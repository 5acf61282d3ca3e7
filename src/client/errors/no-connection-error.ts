import { ClientError } from './client-error.js';

/** No address could be reached in time; nothing was sent. */
export class NoConnectionError extends ClientError {
  override readonly name = 'NoConnectionError';
  constructor(message: string) {
    super('NO_CONNECTION', true, message);
  }
}
