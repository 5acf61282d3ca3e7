import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { ConversationRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import { REMOTE } from '../mirror/leg-conversations.js';
import { safeId } from '../mirror/safe-id.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { callThird } from '../switch/call-third.js';
import { handBack } from '../switch/give-back.js';
import { newThird } from '../switch/new-third.js';
import { joinCall } from '../switch/take-over-call.js';
import { closeBridge, moveIn, moveOut } from '../switch/three-bridge.js';
import { checkTarget } from './check-target.js';
import { needLeg } from './need-leg.js';
import { ThreeCalls, type ThreeCall } from './three-calls.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };

/** A call with several parties. */
export class PartyCommands {
  private readonly threes: ThreeCalls;

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly extension: string,
  ) {
    this.threes = new ThreeCalls(at, calls);
  }

  /** Everybody goes on talking while the further party is called. */
  async add(ref: ConversationRef, number: string): Promise<void> {
    await this.threes.settled(ref);
    const { leg, own } = needLeg(this.at, this.calls, ref, 'connected');
    const peer = this.at.mirror.live(leg.peer);
    const parties = [...this.at.mirror.byBridge.of(own.bridge)].length;
    if (!peer || parties !== 2) throw new CtiRejectedError('there is room for three', { parties });
    const to = await checkTarget(this.at, own, number);
    if (to === this.extension) throw new CtiRejectedError('that is the agent’s own number', { to });
    const { call, bridge } = await joinCall(this.at, { agent: own, peer, card: leg.card, left: leg.left });
    try {
      await callThird(this.at, call, newThird(`ip-${this.at.parts.ids.next()}`, to, 'party', bridge), this.extension);
    } catch (error) {
      await handBack(this.at, call, bridge)
        .then(() => this.at.takeOvers.remove(call))
        .catch(() => undefined);
      // Two who could not be given back go on talking in it.
      const empty = [...this.at.mirror.byBridge.of(bridge)].length === 0;
      if (empty) await closeBridge(this.at, bridge).catch(() => undefined);
      throw error;
    }
  }

  /** Ends the leg of one of the others. */
  async drop(three: ThreeCall, party: string): Promise<void> {
    const { leg, call, third } = three;
    if (third.thirdThere && party === safeId(third.uid)) return this.threes.end(three, third.uid, BY_AGENT);
    const isPeer = third.peerThere && party === (leg.left?.party.id ?? REMOTE);
    if (!isPeer) throw new CtiRejectedError('there is no such party', { party });
    return this.threes.end(three, call.peer, BY_AGENT);
  }

  /** The others go on talking with each other. */
  async hold(three: ThreeCall): Promise<void> {
    const { call, third } = three;
    await this.threes.change(three, async () => {
      if (third.waits !== undefined) throw new CtiRejectedError('not possible now', { state: 'held' });
      await moveOut(this.at, third.bridge, call.agent, false);
      third.waits = 'agent';
      this.threes.tell(three, BY_AGENT);
    });
  }

  async retrieve(three: ThreeCall): Promise<void> {
    const { call, third } = three;
    await this.threes.change(three, async () => {
      if (third.waits !== 'agent') throw new CtiRejectedError('not possible now', { state: 'connected' });
      await moveIn(this.at, third.bridge, [call.agent]);
      third.waits = undefined;
      this.threes.tell(three, BY_AGENT);
    });
  }
}
