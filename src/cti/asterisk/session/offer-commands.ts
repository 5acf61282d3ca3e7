import type { InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { AgentWork } from './agent-work.js';
import { endLeg } from './end-leg.js';
import type { LegCalls } from './leg-calls.js';

const USER_BUSY = '17';

/** What an agent does with a call that rings, other than answer it. */
export class OfferCommands {
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly legs: LegCalls,
    private readonly work: AgentWork,
  ) {}

  /** A queue offers it to the next one, and to this agent not before `timeouts.reoffer`; a direct caller hears busy. */
  async reject(ref: InteractionRef): Promise<void> {
    const one = this.legs.need(ref, 'alerting');
    // No pause: under `leavewhenempty` that would throw out this very caller. What is offered again is taken back.
    if (one.leg.card.queue !== undefined) this.work.refuse(one.leg.card.queue);
    await endLeg(this.asterisk, this.calls, one, USER_BUSY);
  }
}
