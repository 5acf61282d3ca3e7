import type { CtiCause } from '../../port/cti-facts.js';
import type { SimCall } from './sim-call.js';
import type { SimChannel } from './sim-channel.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimState } from './sim-state.js';

/** Offers waiting calls, the oldest first, to the agent who has been idle longest. */
export class SimRouting {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
  ) {}

  /** Offers what can be offered; called after everything that may have made an agent or a call free. */
  route(): void {
    for (const [queue, calls] of this.state.queues) {
      for (const call of calls) {
        if (call.ringing) continue;
        const channel = this.longestIdle(queue);
        if (!channel) break;
        this.offer(call, channel);
      }
    }
  }

  /** An agent's device rings no more, without an answer: the call waits on and the agent is left in peace a while. */
  withdraw(leg: SimLeg, cause: CtiCause): void {
    const { call } = leg;
    const channel = leg.party.device?.channel;
    this.exchange.endLeg(leg, cause);
    call.drop(leg);
    if (channel) this.rest(channel);
    this.exchange.publish();
    this.route();
  }

  private offer(call: SimCall, { device }: SimChannel): void {
    if (!device) return;
    const leg = this.exchange.addLeg(call, device.party, 'initiated');
    this.exchange.alert(leg, 'rule');
    leg.timers.start('ring', this.state.options.ringTimeout, () =>
      this.withdraw(leg, { code: 'noanswer', by: { kind: 'timeout' } }),
    );
    this.exchange.publish();
  }

  private rest(channel: SimChannel): void {
    channel.resting = true;
    this.state.timers.start(`rest ${channel.agent.id} ${channel.id}`, this.state.options.retryDelay, () => {
      channel.resting = false;
      this.route();
    });
  }

  private longestIdle(queue: string): SimChannel | undefined {
    let best: SimChannel | undefined;
    for (const channel of this.state.channels) {
      if (best && best.idleOrder <= channel.idleOrder) continue;
      if (canTake(channel, queue)) best = channel;
    }
    return best;
  }
}

function canTake(channel: SimChannel, queue: string): boolean {
  if (!channel.device || channel.resting || !channel.queues.includes(queue)) return false;
  return channel.availability.agentState === 'ready';
}
