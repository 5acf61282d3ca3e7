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
    const { waiting, idle } = this.state;
    for (const queue of waiting.names) {
      for (;;) {
        const call = waiting.first(queue);
        const channel = idle.longest(queue);
        if (!call || !channel) break;
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
    // Whoever waits may be an agent too, and had seen who was called.
    for (const other of call.live) this.exchange.tellAt(other, { code: cause.code, by: { kind: 'remote' } });
    if (channel) this.rest(channel);
    this.exchange.publish();
    this.route();
  }

  private offer(call: SimCall, { device }: SimChannel): void {
    if (!device) return;
    const leg = this.exchange.addLeg(call, device.party, 'initiated', { kind: 'queue' });
    this.exchange.alert(leg, 'rule');
    leg.ringsUntil(this.state.options.ringTimeout);
    leg.timers.start('ring', this.state.options.ringTimeout, () =>
      this.withdraw(leg, { code: 'noanswer', by: { kind: 'timeout' } }),
    );
    this.exchange.publish();
  }

  private rest(channel: SimChannel): void {
    channel.set({ resting: true });
    this.state.timers.start(`rest ${channel.agent.id} ${channel.id}`, this.state.options.retryDelay, () => {
      channel.set({ resting: false });
      this.route();
    });
  }
}
