import { CtiRejectedError, CtiTimeoutError, UnsupportedError } from '../../../errors/switch-errors.js';
import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { Capability } from '../../port/capability.js';
import type { ConversationRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { Leg } from '../calls/leg.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { endLeg } from './end-leg.js';
import type { LegCalls } from './leg-calls.js';
import { originate } from './originate.js';

const NORMAL_CLEARING = '16';
const CALL_REJECTED = '21';
/** from the moment that the phone has picked up to the one in which it is joined with the caller, where nothing is in between */
const JOIN_MS = 500;

/** What an agent does with the leg at the device; each resolves once the switch has confirmed it. */
export class CallCommands {
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly legs: LegCalls,
    private readonly device: { readonly endpoint: string; readonly extension: string },
  ) {}

  async dial(to: string, data: InteractionData): Promise<ConversationRef> {
    const id = await originate(this.asterisk, this.calls, this.device.endpoint, to, data);
    return { interaction: id, conversation: id };
  }

  async answer(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.legs.need(ref, 'alerting');
    if (!own.up) await this.talk(own, 'conversation.answer');
    try {
      await this.until(leg, () => leg.joined || own.up);
      await this.until(leg, () => leg.joined, JOIN_MS);
    } catch (error) {
      // Answered, but the queue or the dialplan has something to say to the agent first, which may take long.
      if (!(error instanceof CtiTimeoutError && own.up)) throw error;
    }
  }

  /** Ends the agent's own leg. */
  async release(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.legs.need(ref, 'alerting', 'dialing', 'connected', 'held');
    const cause = own.state === CHANNEL_STATE.RINGING && !leg.card.calling ? CALL_REJECTED : NORMAL_CLEARING;
    await endLeg(this.asterisk, this.calls, { leg, own }, cause);
  }

  /** Takes back what the phone has put on hold by itself: only the phone can. */
  async retrieveAtDevice(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.legs.need(ref, 'held', 'connected');
    if (!own.holding) return;
    await this.talk(own, 'conversation.retrieve');
    await this.until(leg, () => !own.holding);
  }

  /** Tells the phone to answer or to take back the call of that channel, where it can be told. */
  private async talk(own: ChannelRecord, capability: Capability): Promise<void> {
    if (this.asterisk.parts.devices.answerWay(this.device.extension) === 'none') {
      throw new UnsupportedError(capability, { device: this.device.extension });
    }
    await this.asterisk.pbx.tellToTalk(own.name);
  }

  private until(leg: Leg, look: () => boolean, patience = this.asterisk.parts.options.timeouts.confirm): Promise<true> {
    return this.asterisk.waits.until(() => {
      if (!this.legs.has(leg)) throw new CtiRejectedError('no-such-call', 'the call has ended');
      return look() ? true : undefined;
    }, patience);
  }
}
