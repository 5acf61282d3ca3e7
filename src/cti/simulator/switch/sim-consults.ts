import type { CtiCause } from '../../port/cti-facts.js';
import { causeAt } from './cause-at.js';
import { refusal } from './refusal.js';
import type { SimContact } from './sim-contact.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimReach } from './sim-reach.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

interface Pair {
  readonly primary: SimLeg;
  readonly consult: SimLeg;
}

/** An agent asks somebody about a customer who waits, and what can be made of the two calls. */
export class SimConsults {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly reach: SimReach,
    private readonly routing: SimRouting,
  ) {}

  /** @throws CtiRejectedError, and then nothing has changed */
  begin(contact: SimContact, to: string): SimLeg {
    const { primary, device } = contact;
    if (!primary?.joined) throw refusal('wrong-state', 'nobody is there to be held');
    if (contact.consult) throw refusal('wrong-state', 'there is a consultation already');
    device.mustBeFreeFor(primary);
    const target = this.reach.find(to);
    if (primary.state === 'connected') primary.move('hold');
    this.exchange.tellAll(primary.call, 'requested', primary);
    const call = this.state.newCall({ direction: 'internal', from: device.number, to }, primary.call.data);
    const leg = this.exchange.addLeg(call, device.party, 'dialing', contact.origin, contact);
    this.reach.begin(call, to, target, { kind: 'consultation', by: device.colleague });
    this.exchange.publish();
    return leg;
  }

  /** @throws CtiRejectedError */
  alternate(contact: SimContact): void {
    const { primary, consult } = answered(contact);
    const [from, to] = primary.state === 'connected' ? [primary, consult] : [consult, primary];
    from.move('hold');
    to.move('retrieve');
    for (const { call } of [from, to]) this.exchange.tellAll(call, 'requested', from);
    this.done();
  }

  /** @throws CtiRejectedError */
  cancel(contact: SimContact): void {
    const { primary, consult } = contact;
    if (!consult) throw refusal('wrong-state', 'there is no consultation');
    if (primary) contact.device.mustBeFreeFor(primary, consult);
    this.exchange.leave(consult, 'released');
    if (primary) {
      if (primary.state === 'held') primary.move('retrieve');
      this.exchange.tellAll(primary.call, 'requested', primary);
    }
    this.exchange.tell(contact.device, { code: 'requested', by: { kind: 'agent' } });
    this.done();
  }

  /** Whether the two others can be left with each other. */
  joinable({ primary, consult, device }: SimContact): boolean {
    return !!primary && !!consult?.joined && !primary.call.shares(consult.call, device);
  }

  /**
   * The customer and the one who is consulted, or still called, are with each other; the agent is out of it.
   * @throws CtiRejectedError
   */
  transfer(contact: SimContact): void {
    const { primary, consult } = both(contact);
    // Telephones that only ring would ring for nobody.
    const there = [primary, consult].flatMap((leg) => leg.call.others(leg)).some(({ present }) => present);
    if (!there) throw refusal('wrong-state', 'the customer has gone');
    const [into, from] = [primary.call, consult.call];
    const cause: CtiCause = { code: 'transferred', by: { kind: 'agent' } };
    const asked = consult.call.others(consult);
    this.exchange.endLeg(consult, cause);
    this.exchange.endLeg(primary, cause);
    this.exchange.merge(from, into);
    for (const leg of asked) leg.origin = { kind: 'transfer', by: contact.device.colleague };
    this.tellOthers(primary, 'transferred');
    this.done();
  }

  /** @throws CtiRejectedError */
  conference(contact: SimContact): void {
    const { primary, consult } = answered(contact);
    contact.device.mustBeFreeFor(primary, consult);
    const [into, from] = [primary.call, consult.call];
    const asked = consult.call.others(consult);
    this.exchange.endLeg(consult, { code: 'conferenced', by: { kind: 'agent' } });
    if (primary.state === 'held') primary.move('retrieve');
    this.exchange.merge(from, into);
    for (const leg of asked) leg.origin = { kind: 'conference', by: contact.device.colleague };
    this.tellOthers(primary, 'conferenced');
    this.done();
  }

  private tellOthers(leg: SimLeg, code: 'transferred' | 'conferenced'): void {
    for (const other of leg.call.others(leg)) this.exchange.tellAt(other, causeAt(other, code, leg));
  }

  private done(): void {
    this.exchange.publish();
    this.routing.route();
  }
}

function both({ primary, consult, device }: SimContact): Pair {
  if (!consult) throw refusal('wrong-state', 'there is no consultation');
  if (!primary || primary.call.others(primary).length === 0) throw refusal('wrong-state', 'the customer has gone');
  if (primary.call.shares(consult.call, device)) throw refusal('busy', 'somebody is in both calls');
  return { primary, consult };
}

function answered(contact: SimContact): Pair {
  const pair = both(contact);
  pair.consult.mustBe('connected', 'held');
  return pair;
}
