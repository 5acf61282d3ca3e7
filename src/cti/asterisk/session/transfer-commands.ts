import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiCause } from '../../port/cti-facts.js';
import { why } from '../../../protocol/why.js';
import type { ConversationRef } from '../../port/cti-session.js';
import { divertCaller } from '../calls/divert-caller.js';
import type { Party } from '../calls/arrangement.js';
import type { Leg } from '../calls/leg.js';
import { dropTarget, reachTarget } from '../calls/reach-target.js';
import { sentOn } from '../calls/sent-on.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { checkReached } from './check-target.js';
import type { LegCalls, LiveLeg } from './leg-calls.js';

const TALKING = ['connected', 'held'] as const;
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };
const DEFLECTED: CtiCause = { code: 'deflected', by: { kind: 'agent' } };

/** What is done with a target that has been reached, by its Uniqueid; where it fails the call is as before. */
type Send = (target: string) => Promise<void>;

/** An agent sends a call on. The target is called first: who is busy or cannot be reached costs nobody the call. */
export class TransferCommands {
  private readonly underway = new Set<Leg>();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly legs: LegCalls,
  ) {}

  /**
   * Blind transfer: resolves with the agent out of the call, once the target rings or has answered.
   * @param signal once it is aborted the call stays with the agent, unless it is just being handed over
   */
  transfer(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    return this.send(ref, to, TALKING, TRANSFERRED, async (uid) => {
      stillWanted(signal);
      const call = await this.legs.obtain(this.legs.need(ref, ...TALKING));
      await this.asterisk.calls.control.change(call, { operation: 'transfer', cause: TRANSFERRED, party: { uid, to } });
    });
  }

  /** A call that rings goes on to another; resolves once it has left the agent. */
  deflect(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    return this.send(ref, to, ['alerting'], DEFLECTED, async (uid) => {
      stillWanted(signal);
      const { leg, own } = this.legs.need(ref, 'alerting');
      if (own.up) throw new CtiRejectedError('wrong-state', 'the call has been answered');
      await this.divert({ leg, own }, { uid, to });
      // With its caller gone the switch stops calling the agent.
      const { waits, parts, mirror } = this.asterisk;
      await waits.until(() => (mirror.live(own.uid) ? undefined : true), parts.options.timeouts.confirm);
    });
  }

  private async divert({ leg, own }: LiveLeg, target: Party): Promise<void> {
    const { calls } = this.asterisk;
    const former = sentOn(calls.world, own);
    if (former) return calls.control.sendOn(former.call, former.target, target, DEFLECTED);
    await divertCaller(calls, { caller: this.peerOf({ leg, own }), target, agentLeg: own.uid, card: leg.card });
  }

  private async send(
    ref: ConversationRef,
    to: string,
    states: readonly ConversationState[],
    cause: CtiCause,
    send: Send,
  ): Promise<void> {
    const { leg, own } = this.legs.need(ref, ...states);
    if (this.underway.has(leg)) throw new CtiRejectedError('wrong-state', 'the call is being sent on already');
    this.underway.add(leg);
    const { world, view } = this.asterisk.calls;
    try {
      await checkReached(this.asterisk, to);
      const customer = this.peerOf({ leg, own });
      const callerId = this.numberOf(leg, customer);
      const target = await reachTarget(world, view, { to, callerId, customer, agentLeg: own.uid });
      this.asterisk.reasons.endsAs(own.uid, cause);
      try {
        await send(target);
      } catch (error) {
        this.asterisk.reasons.goesOn(own.uid);
        await dropTarget(world, target);
        throw error;
      }
      world.expected.delete(target);
    } finally {
      this.underway.delete(leg);
      this.asterisk.refresh(own.uid);
    }
  }

  private peerOf({ leg, own }: LiveLeg): ChannelRecord {
    const { mirror, calls } = this.asterisk;
    // Where the customer has left, the first of those who go on.
    const others = calls.ofAgent(own.uid)?.settled.primary.map(({ uid }) => mirror.live(uid)) ?? [];
    const peer = sentOn(calls.world, own)?.customer ?? mirror.live(leg.peer) ?? others.find((one) => one?.up);
    if (!peer) throw new CtiRejectedError('wrong-state', 'nobody is there who could be sent on', why('nobody-there'));
    return peer;
  }

  /** The number that the target is shown. */
  private numberOf(leg: Leg, { uid, callerNumber }: ChannelRecord): string {
    const called = this.asterisk.calls.ofAgent(leg.uid)?.settled.primary.find((party) => party.uid === uid)?.to;
    return called || callerNumber || (leg.card.calling ? leg.card.to : leg.card.from);
  }
}

/** Whoever has been told that it took too long still has the call. */
function stillWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CtiTimeoutError();
}
