import { refusal } from './refusal.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimRouting } from './sim-routing.js';

/**
 * What a party does with a call it is in: the same for an agent's desktop, the agent's own device and a telephone
 * outside. Each throws `CtiRejectedError` where the leg is not in a state for it.
 */
export class SimParties {
  constructor(
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  answer(leg: SimLeg): void {
    leg.party.device?.mustBeFreeFor(leg);
    leg.mustBe('alerting');
    this.exchange.answer(leg);
    this.done();
  }

  /**
   * Leaves the call; one that rings is refused, and a queue's call then waits on for somebody else. An agent who leaves
   * the customer during a consultation is with the one who was consulted, unless another call has the receiver.
   */
  release(leg: SimLeg): void {
    if (leg.state === 'alerting') {
      this.refuse(leg);
      return;
    }
    this.go(leg, 'released');
    const consult = leg.role === 'primary' ? leg.contact?.consult : undefined;
    if (consult?.state === 'held' && !leg.contact?.device.talking) {
      consult.move('retrieve');
      this.exchange.tellAll(consult.call, 'released', leg);
    }
    this.done();
  }

  /** The telephone that rings does so no more: the caller hears that, or the next agent is tried. */
  refuse(leg: SimLeg): void {
    leg.mustBe('alerting');
    if (leg.call.queued) this.routing.withdraw(leg, { code: 'rejected', by: { kind: 'agent' } });
    else this.end(leg, 'rejected');
  }

  /** The telephone that rings says "busy". */
  sayBusy(leg: SimLeg): void {
    leg.mustBe('alerting');
    this.end(leg, 'busy');
  }

  /** The telephone that rings is gone; a queue's call waits on for somebody else. */
  unplug(leg: SimLeg): void {
    leg.mustBe('alerting');
    if (leg.call.queued) {
      this.routing.withdraw(leg, { code: 'unreachable', by: { kind: 'switch' } });
      return;
    }
    this.exchange.leave(leg, 'unreachable', 'switch');
    this.done();
  }

  hold(leg: SimLeg): void {
    this.move(leg, 'hold');
  }

  retrieve(leg: SimLeg): void {
    leg.mustBe('held');
    leg.party.device?.mustBeFreeFor(leg);
    this.move(leg, 'retrieve');
  }

  /** All the others hear the digits. */
  digits(leg: SimLeg, digits: string): void {
    leg.mustBe('connected');
    for (const other of leg.call.others(leg)) other.hear(digits);
  }

  /** Whether the others hear this party; holding does not change that. */
  mute(leg: SimLeg, muted: boolean): void {
    leg.mustBe('connected');
    leg.muted = muted;
    this.exchange.tellAll(leg.call, 'requested', leg);
    this.done();
  }

  private move(leg: SimLeg, event: 'hold' | 'retrieve'): void {
    leg.move(event);
    this.exchange.tellAll(leg.call, 'requested', leg);
    this.done();
  }

  private end(leg: SimLeg, code: 'rejected' | 'busy'): void {
    this.go(leg, code);
    this.done();
  }

  private go(leg: SimLeg, code: 'released' | 'rejected' | 'busy'): void {
    if (!leg.live) throw refusal('no-such-call', 'the call has ended');
    this.exchange.leave(leg, code);
  }

  private done(): void {
    this.exchange.publish();
    this.routing.route();
  }
}
