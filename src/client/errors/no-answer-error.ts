import { ClientError } from './client-error.js';

/** A command was not answered in time; it may have been carried out. */
export class NoAnswerError extends ClientError {
  override readonly name = 'NoAnswerError';
  constructor(readonly command: string) {
    super('NO_ANSWER', true, `${command} was not answered in time`);
  }
}
