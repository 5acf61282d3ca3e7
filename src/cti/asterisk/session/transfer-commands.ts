import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { ConversationRef } from '../../port/cti-session.js';
import { AgentDevices } from '../agent-devices.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { Leg } from '../mirror/leg.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { divertCaller } from '../switch/divert-caller.js';
import { endChannel } from '../switch/end-channel.js';
import { giveBack } from '../switch/give-back.js';
import { handOver } from '../switch/hand-over.js';
import { dropTarget, reachTarget } from '../switch/reach-target.js';
import { takeOverCall } from '../switch/take-over-call.js';
import { places } from '../switch/three-bridge.js';
import { writeMark } from '../switch/write-mark.js';
import { needLeg, type LiveLeg } from './need-leg.js';

const TALKING = ['connected', 'held'] as const;
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };
const DEFLECTED: CtiCause = { code: 'deflected', by: { kind: 'agent' } };

/** What is done once the target has been reached. */
interface SendSteps {
  /** the customer goes to that channel; where it fails the call is as before */
  readonly go: (target: string) => Promise<void>;
  /** the agent's leg, with that Uniqueid, ends; there is no way back any more */
  readonly leave: (own: string) => Promise<void>;
}

interface Gift {
  /** Uniqueids of the two legs */
  readonly agent: string;
  readonly target: string;
  /** the two have talked until now */
  readonly talking: boolean;
  readonly signal: AbortSignal | undefined;
}

/** An agent sends a call on. The target is called first: who is busy or cannot be reached costs nobody the call. */
export class TransferCommands {
  private readonly underway = new Set<Leg>();

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
  ) {}

  /**
   * Blind transfer: resolves with the agent out of the call, once the target rings or has answered.
   * @param signal once it is aborted the call stays with the agent, unless it is just being handed over
   */
  transfer(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    const go = async (target: string) => {
      stillWanted(signal);
      const one = needLeg(this.at, this.calls, ref, ...TALKING);
      const { leg, own } = one;
      const peer = this.customerOf(one);
      const talking = !this.at.takeOvers.of(own.uid);
      leg.frozen = true;
      if (talking) await takeOverCall(this.at, { agent: own, peer, card: leg.card, left: leg.left });
      await this.give({ agent: own.uid, target, talking, signal });
      this.at.reasons.endsAs(own.uid, TRANSFERRED);
    };
    return this.send(ref, to, TALKING, { go, leave: (uid) => endChannel(this.at, uid) });
  }

  /** A call that rings goes on to another; resolves once it has left the agent. */
  deflect(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    const go = async (target: string) => {
      stillWanted(signal);
      const { leg, own } = needLeg(this.at, this.calls, ref, 'alerting');
      if (own.up) throw new CtiRejectedError('the call has been answered');
      const peer = this.peerOf(leg);
      const pair: TakeOver = { agent: target, peer: peer.uid, card: leg.card, phase: 'taking' };
      leg.frozen = true;
      this.at.reasons.endsAs(own.uid, DEFLECTED);
      await divertCaller(this.at, peer, pair);
    };
    // With its caller gone the switch stops calling the agent.
    return this.send(ref, to, ['alerting'], { go, leave: (uid) => this.gone(uid) });
  }

  private async send(
    ref: ConversationRef,
    to: string,
    states: readonly ConversationState[],
    { go, leave }: SendSteps,
  ): Promise<void> {
    const { leg, own } = needLeg(this.at, this.calls, ref, ...states);
    AgentDevices.checkNumber(to);
    if (this.underway.has(leg)) throw new CtiRejectedError('the call is being sent on already');
    this.underway.add(leg);
    try {
      const customer = leg.state === 'alerting' ? this.peerOf(leg) : this.customerOf({ leg, own });
      const callerId = customer.callerNumber || (leg.card.calling ? leg.card.to : leg.card.from);
      const target = await reachTarget(this.at, { to, callerId, customer });
      try {
        await go(target);
      } catch (error) {
        this.at.reasons.goesOn(own.uid);
        leg.frozen = false;
        await dropTarget(this.at, target);
        throw error;
      }
      // The customer is with the target: whatever becomes of the agent's leg, those two go on.
      this.at.expected.delete(target);
      await leave(own.uid);
      // Without a session that watches the device, nobody has asked for it.
      this.at.reasons.goesOn(own.uid);
    } finally {
      this.underway.delete(leg);
      leg.frozen = false;
      this.at.refresh(own.uid);
    }
  }

  /** The customer, whom the agent has held, goes to the target. */
  private async give({ agent, target, talking, signal }: Gift): Promise<void> {
    const call = this.at.takeOvers.of(agent);
    if (call?.phase !== 'held' || call.third) throw new CtiRejectedError('the call is being worked on');
    const pair: TakeOver = { agent: target, peer: call.peer, card: call.card, phase: 'returning' };
    call.phase = 'returning';
    try {
      stillWanted(signal);
      await handOver(this.at, pair, call);
    } catch (error) {
      await this.takeBack(call, talking);
      throw error;
    }
  }

  private async takeBack(call: TakeOver, talking: boolean): Promise<void> {
    await places(this.at, [call.peer], undefined).catch(() => undefined);
    await writeMark(this.at, call, [call.agent, call.peer]).catch(() => undefined);
    await this.at.ask.ari.post(`/channels/${encodeURIComponent(call.peer)}/moh`).catch(() => undefined);
    call.phase = 'held';
    if (talking && this.at.takeOvers.has(call)) await giveBack(this.at, call);
  }

  /** Looks at the switch and not at the session: that one may be over by now. */
  private async gone(uid: string): Promise<void> {
    const { waits, parts, mirror } = this.at;
    await waits.until(() => (mirror.live(uid) ? undefined : true), parts.options.timeouts.confirm);
  }

  /** The one other party of a call between two. */
  private customerOf({ leg, own }: LiveLeg): ChannelRecord {
    const call = this.at.takeOvers.of(own.uid);
    const parties = call ? (call.third ? 3 : 2) : [...this.at.mirror.byBridge.of(own.bridge)].length;
    if (parties !== 2) throw new CtiRejectedError('only a call between two can be sent on', { parties });
    return this.peerOf(leg);
  }

  private peerOf(leg: Leg): ChannelRecord {
    const peer = this.at.mirror.live(leg.peer);
    if (!peer) throw new CtiRejectedError('nobody is there who could be sent on');
    return peer;
  }
}

/** Whoever has been told that it took too long still has the call. */
function stillWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CtiTimeoutError();
}
