import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import { safeId } from '../mirror/safe-id.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { callThird } from '../switch/call-third.js';
import { endChannel } from '../switch/end-channel.js';
import { giveBack } from '../switch/give-back.js';
import { newThird } from '../switch/new-third.js';
import { takeOverCall } from '../switch/take-over-call.js';
import { moveIn, moveOut, openBridge } from '../switch/three-bridge.js';
import { writeMark } from '../switch/write-mark.js';
import { checkTarget } from './check-target.js';
import { needLeg, type LiveLeg } from './need-leg.js';
import { ThreeCalls, type ThreeCall } from './three-calls.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const CONFERENCED: CtiCause = { code: 'conferenced', by: { kind: 'agent' } };
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };

/** The agent asks somebody while the other party waits. */
export class ConsultCommands {
  private readonly threes: ThreeCalls;

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly extension: string,
  ) {
    this.threes = new ThreeCalls(at, calls);
  }

  async consult(ref: InteractionRef, number: string): Promise<ConversationRef> {
    await this.threes.settled(ref);
    const one = needLeg(this.at, this.calls, ref, 'connected', 'held');
    const { leg, own } = one;
    const taken = this.at.takeOvers.of(own.uid);
    const possible = leg.role === 'primary' && !own.holding && (!taken || taken.phase === 'held') && !taken?.third;
    if (!possible) throw new CtiRejectedError('not possible now', { state: leg.state });
    const to = await checkTarget(this.at, own, number);
    if (to === this.extension) throw new CtiRejectedError('that is the agent’s own number', { to });
    const call = taken ?? (await this.hold(one));
    try {
      const third = newThird(`ip-${this.at.parts.ids.next()}`, to, 'consult', await openBridge(this.at));
      await callThird(this.at, call, third, this.extension);
      return { interaction: leg.id, conversation: safeId(third.uid) };
    } catch (error) {
      if (!taken) await giveBack(this.at, call).catch(() => undefined);
      throw error;
    }
  }

  async alternate(ref: InteractionRef): Promise<void> {
    const three = this.threes.need(ref, 'consult');
    await this.threes.change(three, () => this.swap(three));
  }

  async cancel(ref: InteractionRef): Promise<void> {
    const three = this.threes.need(ref, 'consult');
    await this.threes.end(three, three.third.uid, BY_AGENT);
    const call = this.at.takeOvers.of(three.leg.uid);
    if (call?.phase === 'held' && !call.third) await giveBack(this.at, call);
  }

  async conference(ref: InteractionRef): Promise<void> {
    const three = this.threes.need(ref, 'consult');
    const { call, third } = three;
    await this.threes.change(three, async () => {
      if (!third.answered) throw new CtiRejectedError('nobody has answered yet');
      await moveIn(this.at, third.bridge, [call.peer, third.uid]);
      third.role = 'party';
      third.waits = undefined;
      this.threes.tell(three, CONFERENCED);
    });
  }

  /** Answered or not: the one who waits is with the one who was asked, and the agent is out of it. */
  async transfer(ref: InteractionRef): Promise<void> {
    const three = this.threes.need(ref, 'consult');
    const { call, third } = three;
    await this.threes.change(three, async () => {
      third.role = 'transfer';
      this.at.reasons.endsAs(call.agent, TRANSFERRED);
      try {
        await writeMark(this.at, call, [call.peer, third.uid]);
        await moveOut(this.at, third.bridge, call.agent, false);
        await moveIn(this.at, third.bridge, [call.peer, third.uid]);
        await endChannel(this.at, call.agent);
      } catch (error) {
        await this.stay(three);
        throw error;
      }
    });
  }

  /** The agent's hand on one of the two conversations. */
  async release(three: ThreeCall, conversation: string): Promise<void> {
    const { leg, call, third } = three;
    const released: CtiCause = { code: 'released', by: { kind: 'agent' } };
    if (conversation === safeId(third.uid)) return this.threes.end(three, third.uid, released);
    if (conversation !== leg.conversation || !third.peerThere) throw new CtiRejectedError('there is no such call');
    if (third.waits === 'third') await this.threes.change(three, () => this.swap(three));
    await this.threes.end(three, call.peer, released);
  }

  private async hold({ leg, own }: LiveLeg): Promise<TakeOver> {
    const peer = this.at.mirror.live(leg.peer);
    const parties = [...this.at.mirror.byBridge.of(own.bridge)].length;
    if (!peer || parties !== 2) throw new CtiRejectedError('only a call between two can be held', { parties });
    await takeOverCall(this.at, { agent: own, peer, card: leg.card, left: leg.left });
    const call = this.at.takeOvers.of(own.uid);
    if (!call) throw new CtiRejectedError('the call has ended');
    return call;
  }

  private async swap(three: ThreeCall): Promise<void> {
    const { call, third } = three;
    if (!third.answered) throw new CtiRejectedError('nobody has answered yet');
    const [out, back] = third.waits === 'peer' ? [third.uid, call.peer] : [call.peer, third.uid];
    try {
      await moveOut(this.at, third.bridge, out, true);
      await moveIn(this.at, third.bridge, [back]);
    } catch (error) {
      await moveIn(this.at, third.bridge, [out]).catch(() => undefined);
      throw error;
    }
    third.waits = out === call.peer ? 'peer' : 'third';
    this.threes.tell(three, BY_AGENT);
  }

  /** The agent is still there, and so all is as it was. */
  private async stay({ call, third }: ThreeCall): Promise<void> {
    if (!this.at.mirror.live(call.agent)) return;
    third.role = 'consult';
    this.at.reasons.goesOn(call.agent);
    const waiting = third.waits === 'peer' ? call.peer : third.uid;
    await moveOut(this.at, third.bridge, waiting, true).catch(() => undefined);
    await moveIn(this.at, third.bridge, [call.agent]).catch(() => undefined);
  }
}
