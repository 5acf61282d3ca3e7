import type { Pace } from '../runtime/pace.js';
import type { ManagedSession } from './managed-session.js';
import type { RestoreGround } from './memento/restore-session.js';
import type { Session } from './session.js';
import type { AgentKey } from './store/kept-session.js';

/** What this instance's sessions are to those who share them. */
export interface House {
  readonly pace: Pace;
  /** milliseconds that a client may be gone before something is done about that */
  readonly patience: number;
  find(session: string): ManagedSession | undefined;
  /** all that it has */
  all(): ManagedSession[];
  /** settles when no former session of the agent is still signing off */
  signedOff(key: AgentKey): Promise<void>;
  /** Takes it in, with those who act on it. */
  manage(session: Session): ManagedSession;
  /** It has come, and its agent may have gone from those who may have one. */
  arrived(managed: ManagedSession): void;
  /** @returns undefined where there is no such service here */
  ground(service: string): RestoreGround | undefined;
}
