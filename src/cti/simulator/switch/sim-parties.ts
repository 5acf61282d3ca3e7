import { refusal } from './refusal.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimRouting } from './sim-routing.js';

/**
 * What a party does with a call it is in: the same for an agent's desktop, the agent's own device and a customer's
 * telephone. Each throws `CtiRejectedError` where the leg is not in a state for it.
 */
export class SimParties {
  constructor(
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  answer(leg: SimLeg): void {
    const active = leg.party.device?.active(leg);
    if (active) throw inUse(active);
    this.exchange.answer(leg);
    this.done();
  }

  /** Ends the call; one that rings is refused, and a queue's call then waits on for somebody else. */
  release(leg: SimLeg): void {
    if (leg.state !== 'alerting') this.finish(leg, 'released');
    else if (leg.call.head.queue !== undefined) this.routing.withdraw(leg, { code: 'rejected', by: { kind: 'agent' } });
    else this.finish(leg, 'rejected');
  }

  /** The telephone that rings says "busy". */
  sayBusy(leg: SimLeg): void {
    if (leg.state !== 'alerting') throw refusal('wrong-state', `the leg is ${leg.state}`, { state: leg.state });
    this.finish(leg, 'busy');
  }

  hold(leg: SimLeg): void {
    this.move(leg, 'hold');
  }

  retrieve(leg: SimLeg): void {
    const active = leg.party.device?.active(leg);
    if (active) throw inUse(active);
    this.move(leg, 'retrieve');
  }

  /** All the others hear the digits. */
  digits(leg: SimLeg, digits: string): void {
    if (leg.state !== 'connected') throw refusal('wrong-state', `the leg is ${leg.state}`, { state: leg.state });
    for (const other of leg.call.others(leg)) other.digits += digits;
  }

  private move(leg: SimLeg, event: 'hold' | 'retrieve'): void {
    leg.move(event);
    this.exchange.tellAll(leg.call, 'requested', leg);
    this.done();
  }

  private finish(leg: SimLeg, code: 'released' | 'rejected' | 'busy'): void {
    if (!leg.live) throw refusal('no-such-call', 'the call has ended');
    this.exchange.finish(leg.call, code, leg);
    this.done();
  }

  private done(): void {
    this.exchange.publish();
    this.routing.route();
  }
}

const inUse = (active: SimLeg) =>
  refusal('wrong-state', 'another call is active at the device', { state: active.state });
