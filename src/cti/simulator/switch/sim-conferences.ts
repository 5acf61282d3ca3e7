import { refusal } from './refusal.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimParties } from './sim-parties.js';
import type { SimReach } from './sim-reach.js';

/** More than two in one call. */
export class SimConferences {
  constructor(
    private readonly exchange: SimExchange,
    private readonly reach: SimReach,
    private readonly parties: SimParties,
  ) {}

  /**
   * Somebody is called into the call, which goes on meanwhile.
   * @throws CtiRejectedError
   */
  add(leg: SimLeg, to: string): void {
    leg.mustBe('connected');
    const { call } = leg;
    const target = this.reach.find(to);
    if (target.kind === 'device' && call.live.some(({ party }) => party.device === target.device)) {
      throw refusal('busy', 'the other one is in the call already');
    }
    this.exchange.tellAll(call, 'requested', leg);
    this.reach.begin(call, to, target, leg.making('conference'));
    this.exchange.publish();
  }

  /**
   * One of the others is put out of the call; with that the call may be over.
   * @throws CtiRejectedError
   */
  drop(leg: SimLeg, party: string): void {
    leg.mustBe('connected', 'held', 'dialing');
    const others = leg.call.others(leg);
    const dropped = others.find(({ id }) => id === party);
    if (!dropped) throw refusal('no-such-party', 'there is no such party');
    if (others.length === 1) {
      this.parties.release(leg);
      return;
    }
    this.exchange.leave(dropped, 'released', leg);
    this.exchange.publish();
  }
}
