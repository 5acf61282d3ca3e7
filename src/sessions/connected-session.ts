import type { Clock } from '../runtime/clock.js';
import type { Attributions } from './commands/attribution.js';
import type { Hearing } from './hearing.js';
import type { SessionModel } from './model/session-model.js';
import type { Reconciler } from './reconcile/reconciler.js';
import type { VoiceMoves } from './rules/voice-moves.js';
import type { SessionIdentity } from './session-identity.js';
import type { SessionSettings } from './session-settings.js';
import type { SessionState } from './states/session-states.js';
import type { SessionCustody } from './store/session-custody.js';

/** What the connection needs of its session. */
export interface ConnectedSession {
  readonly id: string;
  readonly state: SessionState;
  readonly model: SessionModel;
  readonly identity: SessionIdentity;
  /** the device where it is not the agent's own */
  readonly otherExtension: string | undefined;
  readonly custody: SessionCustody | undefined;
  readonly settings: SessionSettings;
  readonly clock: Clock;
  readonly reconciler: Reconciler;
  readonly attributions: Attributions;
  readonly voice: VoiceMoves;
  readonly hearing: Hearing;
}
