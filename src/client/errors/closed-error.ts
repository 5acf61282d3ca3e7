import { ClientError } from './client-error.js';

/** The client was closed. */
export class ClosedError extends ClientError {
  override readonly name = 'ClosedError';
  constructor() {
    super('CLOSED', false, 'the client is closed');
  }
}
