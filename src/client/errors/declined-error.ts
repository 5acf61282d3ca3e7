import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';
import { ClientError } from './client-error.js';

/** The agent has a session already, and it was not to be ended. */
export class DeclinedError extends ClientError {
  override readonly name = 'DeclinedError';
  constructor(readonly session: SessionInTheWayObject) {
    super('DECLINED', false, 'the agent has a session already');
  }
}
