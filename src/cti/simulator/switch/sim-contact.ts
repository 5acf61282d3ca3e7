import { CONTACT_TABLE, type ContactEvent, type ContactState } from './contact-table.js';
import { refusal } from './refusal.js';
import type { SimCall } from './sim-call.js';
import type { SimDevice } from './sim-device.js';
import type { SimLeg } from './sim-leg.js';

/** What a device has to do with one customer or colleague: one leg, or several where a consult call belongs to it. */
export class SimContact {
  state: ContactState = 'live';
  /** true from the moment a leg of it was connected */
  answered = false;
  private readonly all: SimLeg[] = [];

  /** @param origin the call it came about by */
  constructor(
    readonly id: string,
    readonly device: SimDevice,
    readonly origin: SimCall,
  ) {}

  /** The live ones. */
  get legs(): readonly SimLeg[] {
    return this.all.filter((leg) => leg.live);
  }

  add(leg: SimLeg): void {
    this.all.push(leg);
  }

  /** @throws CtiRejectedError */
  move(event: ContactEvent): void {
    const next = CONTACT_TABLE.next(this.state, event);
    if (!next) throw refusal('wrong-state', `the contact is ${this.state}`, { state: this.state, event });
    this.state = next;
  }
}
