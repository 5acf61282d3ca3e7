import type { Capability } from '../../cti/port/capability.js';
import type { CallModel } from '../../cti/port/call-model.js';
import type { SessionModel } from '../model/session-model.js';
import type { VoiceMoves } from './voice-moves.js';
import type { ObjectKind } from './object-kind.js';

/** What the rules may look at beside the object itself. */
export interface RuleContext {
  readonly model: SessionModel;
  readonly callModel: CallModel;
  readonly voice: VoiceMoves;
  /** false while the switch cannot be asked */
  readonly available: boolean;
  /** the commands that this agent, on this device, at this provider has at all, as bits of their kind */
  readonly supported: Readonly<Record<ObjectKind, number>>;
  /** whether this agent, on this device, at this provider can do that at all */
  supports(capability: Capability): boolean;
}
