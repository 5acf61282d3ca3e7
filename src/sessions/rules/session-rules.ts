import type { CallModel } from '../../cti/port/call-model.js';
import type { Capability } from '../../cti/port/capability.js';
import type { CtiService } from '../../cti/cti-service.js';
import type { SessionModel } from '../model/session-model.js';
import type { RuleContext } from './rule-context.js';
import type { VoiceMoves } from './voice-moves.js';
import { supportedCommands } from './supported-commands.js';

/** A session's side of the switch, as far as rules are concerned. */
export interface RuleSource {
  readonly available: boolean;
  readonly lacks: readonly Capability[];
}

/** What the rules may look at, as it is at that time. */
export class SessionRules implements RuleContext {
  constructor(
    readonly model: SessionModel,
    private readonly identity: { readonly callModel: CallModel; readonly service: CtiService },
    private readonly cti: RuleSource,
    readonly voice: VoiceMoves,
  ) {}

  get callModel(): CallModel {
    return this.identity.callModel;
  }

  get available(): boolean {
    return this.cti.available;
  }

  get supported(): RuleContext['supported'] {
    return supportedCommands(this.identity.service.provider.capabilities, this.cti.lacks);
  }

  supports(capability: Capability): boolean {
    return this.identity.service.provider.capabilities.includes(capability) && !this.cti.lacks.includes(capability);
  }
}
