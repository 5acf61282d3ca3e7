import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { Leg } from '../mirror/leg.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { ThirdParty, ThirdRole } from '../mirror/third-party.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { endChannel } from '../switch/end-channel.js';
import { claim } from '../switch/may-act.js';

/** A call of an agent's with somebody called into it. */
export interface ThreeCall {
  readonly leg: Leg;
  readonly call: TakeOver;
  readonly third: ThirdParty;
}

/** Finds an agent's calls between three, and has one thing done with them after the other. */
export class ThreeCalls {
  constructor(
    readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
  ) {}

  find(ref: InteractionRef): ThreeCall | undefined {
    const leg = this.calls.find(ref.interaction);
    const call = this.at.takeOvers.of(leg?.uid ?? '');
    return leg && call?.third?.begun ? { leg, call, third: call.third } : undefined;
  }

  /** @throws CtiRejectedError where there is no such call, or somebody else is in it */
  need(ref: InteractionRef, role: ThirdRole): ThreeCall {
    const found = this.find(ref);
    if (!found || found.third.role !== role)
      throw new CtiRejectedError('nobody has been called into the call', { role });
    return found;
  }

  /** Resolves once nothing is being done any more with those of a call whom somebody has left. */
  async settled(ref: InteractionRef): Promise<void> {
    const leg = this.calls.find(ref.interaction);
    if (!leg) return;
    const taken = this.at.takeOvers.of(leg.uid);
    if (taken?.adoptedFrom) await claim(this.at, taken);
    const quiet = () => {
      const call = this.at.takeOvers.of(leg.uid);
      if (!call || (call.phase === 'held' && !call.third)) return true;
      return call.third?.begun && !call.third.tended ? true : undefined;
    };
    await this.at.waits.until(quiet, this.at.parts.options.timeouts.confirm);
  }

  /** Runs `work` in its turn, while all three are there. */
  async change(three: ThreeCall, work: () => Promise<void>): Promise<void> {
    const { call, third } = three;
    await third.turns.run(async () => {
      const live = [call.agent, call.peer, third.uid].every((uid) => this.at.mirror.live(uid));
      if (!live || call.third !== third) throw new CtiRejectedError('somebody has left the call');
      await this.claim(three);
      await work();
    });
  }

  /** Ends the leg of one of them for that reason; resolves once the others are where they belong. */
  async end(three: ThreeCall, uid: string, cause: CtiCause): Promise<void> {
    const { third, leg } = three;
    third.ends.set(uid, cause);
    try {
      await third.turns.run(async () => {
        await this.claim(three);
        await endChannel(this.at, uid);
      });
    } catch (error) {
      third.ends.delete(uid);
      throw error;
    }
    await this.settled({ interaction: leg.id });
  }

  /** Who has the agent has the call. */
  private async claim({ call, third }: ThreeCall): Promise<void> {
    third.adopted = false;
    if (call.adoptedFrom) await claim(this.at, call);
  }

  /** What is set has been done at the switch; it is told with that reason. */
  tell({ call }: ThreeCall, cause: CtiCause): void {
    this.at.reasons.because(call.agent, cause);
    this.at.refresh(call.agent);
  }
}
