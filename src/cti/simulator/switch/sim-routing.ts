import type { CtiCause } from '../../port/cti-facts.js';
import type { SimAgent } from './sim-agent.js';
import type { SimCall } from './sim-call.js';
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
        const agent = this.longestIdle(queue);
        if (!agent) break;
        this.offer(call, agent);
      }
    }
  }

  /** An agent's device rings no more, without an answer: the call waits on and the agent is left in peace a while. */
  withdraw(leg: SimLeg, cause: CtiCause): void {
    const { call } = leg;
    const agent = leg.party.device?.agent;
    call.timers.stop('ring');
    this.exchange.endLeg(leg, cause);
    call.drop(leg);
    if (agent) this.rest(agent);
    this.exchange.publish();
    this.route();
  }

  private offer(call: SimCall, agent: SimAgent): void {
    const { device, name } = agent;
    if (!device) return;
    const party = { address: device.number, device, ...(name === undefined ? {} : { name }) };
    const leg = this.exchange.addLeg(call, party, 'initiated');
    this.exchange.alert(leg, 'rule');
    call.timers.start('ring', this.state.options.ringTimeout, () =>
      this.withdraw(leg, { code: 'noanswer', by: { kind: 'timeout' } }),
    );
    this.exchange.publish();
  }

  private rest(agent: SimAgent): void {
    agent.resting = true;
    this.state.timers.start(`rest ${agent.id}`, this.state.options.retryDelay, () => {
      agent.resting = false;
      this.route();
    });
  }

  private longestIdle(queue: string): SimAgent | undefined {
    let best: SimAgent | undefined;
    for (const agent of this.state.agents.values()) {
      if (best && best.idleOrder <= agent.idleOrder) continue;
      if (this.canTake(agent, queue)) best = agent;
    }
    return best;
  }

  private canTake(agent: SimAgent, queue: string): boolean {
    if (!agent.device || agent.resting || !agent.queues.includes(queue)) return false;
    return agent.availability.agentState === 'ready';
  }
}
