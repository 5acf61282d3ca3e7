import { NotBoundError } from '../errors/desktop-errors.js';
import type { ConnectedSession } from './connected-session.js';

/** Whether a session may ask its switch for something: where instances have sessions in common it may be another one's by now. */
export class CtiPermission {
  /** whether the agent goes on at the switch for another instance, or is about to */
  handedOver = false;

  constructor(private readonly session: Pick<ConnectedSession, 'custody'>) {}

  /**
   * Settles when the switch may be asked; undefined where that is always so.
   * @throws NotBoundError where somebody else has the session, StoreUnavailableError where nobody can say
   */
  get confirmed(): (() => Promise<void>) | undefined {
    const { custody } = this.session;
    if (!custody) return undefined;
    return async () => {
      await custody.confirmed();
      if (this.handedOver) throw new NotBoundError();
    };
  }
}
