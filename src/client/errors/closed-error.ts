import { ClientError } from './client-error.js';

/** The client was closed. */
export class ClosedError extends ClientError {
  constructor() {
    super('CLOSED', false, 'the client is closed');
  }
}
