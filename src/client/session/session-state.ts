import type { Cause } from '../../protocol/cause.js';

/** How a session is for this client. It is replaced, and never changed. */
export interface SessionState {
  /** `away`: it waits for a connection; `over`: it has ended, or is another client's */
  readonly status: 'live' | 'away' | 'over';
  /** with `over`: that of `session.ended` or `resourceUnbound`; none where the server no longer has the session */
  readonly cause?: Cause;
  /** what the latest try to renew it by `credentials` has failed with; none where it has not, or is over */
  readonly unrenewed?: Error;
}
