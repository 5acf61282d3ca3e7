import { CtiRejectedError, CtiTimeoutError, UnsupportedError } from '../../../errors/switch-errors.js';
import type { ConversationState, InteractionData } from '../../../protocol/objects/object-states.js';
import type { Capability } from '../../port/capability.js';
import type { ConversationRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import type { Leg } from '../mirror/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { giveBack } from '../switch/give-back.js';
import { Serial } from '../switch/serial.js';
import { takeOverCall } from '../switch/take-over-call.js';
import { endLeg } from './end-leg.js';
import { needLeg, type LiveLeg } from './need-leg.js';
import { originate } from './originate.js';
import { pressKeys } from './press-keys.js';

const NORMAL_CLEARING = '16';
const CALL_REJECTED = '21';

/** What an agent does with calls; each resolves once the switch has confirmed it. */
export class CallCommands {
  private readonly keys = new Serial();

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly device: { readonly endpoint: string; readonly extension: string },
  ) {}

  async dial(to: string, data: InteractionData): Promise<ConversationRef> {
    const id = await originate(this.at, this.calls, this.device.endpoint, to, data);
    return { interaction: id, conversation: id };
  }

  async answer(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.need(ref, 'alerting');
    if (!own.up) await this.talk(own, 'conversation.answer');
    try {
      await this.until(leg, () => leg.joined);
    } catch (error) {
      // Answered, but the dialplan has something to say to the agent first.
      if (!(error instanceof CtiTimeoutError && own.up)) throw error;
    }
  }

  async release(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.need(ref, 'alerting', 'dialing', 'connected', 'held');
    const cause = own.state === CHANNEL_STATE.RINGING && !leg.card.calling ? CALL_REJECTED : NORMAL_CLEARING;
    await endLeg(this.at, this.calls, { leg, own }, cause);
  }

  async hold(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.need(ref, 'connected');
    const peer = this.at.mirror.live(leg.peer);
    const parties = [...this.at.mirror.byBridge.of(own.bridge)].length;
    if (!peer || parties !== 2) throw new CtiRejectedError('only a call between two can be held', { parties });
    await takeOverCall(this.at, { agent: own, peer, card: leg.card, left: leg.left });
  }

  async retrieve(ref: ConversationRef): Promise<void> {
    const { leg, own } = this.need(ref, 'held');
    const call = this.at.takeOvers.of(own.uid);
    if (call && call.phase !== 'held') throw new CtiRejectedError('the call is being worked on', { state: call.phase });
    if (call) await giveBack(this.at, call);
    if (!own.holding) return;
    // The phone has put it on hold by itself, and only the phone can take it back.
    await this.talk(own, 'conversation.retrieve');
    await this.until(leg, () => !own.holding);
  }

  async dtmf(ref: ConversationRef, digits: string): Promise<void> {
    const { leg } = this.need(ref, 'connected');
    await this.press(() => this.talkingWith(leg), digits);
  }

  /** @param targets Uniqueids of those who get the digits; asked for each */
  async press(targets: () => readonly string[], digits: string): Promise<void> {
    await this.keys.run(() => pressKeys(this.at, targets, digits));
  }

  private talkingWith(leg: Leg): readonly string[] {
    if (leg.state !== 'connected') throw new CtiRejectedError('not possible now', { state: leg.state });
    const third = this.at.takeOvers.of(leg.uid)?.third;
    return [...(leg.peer === undefined ? [] : [leg.peer]), ...(third?.role === 'party' ? [third.uid] : [])];
  }

  private get patience(): number {
    return this.at.parts.options.timeouts.confirm;
  }

  private need(ref: ConversationRef, ...allowed: readonly ConversationState[]): LiveLeg {
    return needLeg(this.at, this.calls, ref, ...allowed);
  }

  /** Tells the phone to answer or to take back the call of that channel, where it can be told. */
  private async talk(own: ChannelRecord, capability: Capability): Promise<void> {
    if (this.at.parts.devices.answerWay(this.device.extension) === 'none') {
      throw new UnsupportedError(capability, { device: this.device.extension });
    }
    await this.at.ask.ami.action('PJSIPNotify', { Channel: own.name, Variable: 'Event=talk' });
  }

  private until(leg: Leg, look: () => boolean): Promise<true> {
    return this.at.waits.until(() => {
      if (this.calls.find(leg.id) !== leg) throw new CtiRejectedError('the call has ended');
      return look() ? true : undefined;
    }, this.patience);
  }
}
