import type { SimAgent } from './sim-agent.js';
import type { SimContact } from './sim-contact.js';
import type { SimLeg } from './sim-leg.js';

/** A telephone of the house. It rings whether or not an agent has signed in at it. */
export class SimDevice {
  /** the live ones, by id */
  readonly contacts = new Map<string, SimContact>();
  agent: SimAgent | undefined;

  constructor(readonly number: string) {}

  get legs(): readonly SimLeg[] {
    return [...this.contacts.values()].flatMap((contact) => contact.legs);
  }

  /** A leg that has the device's ear or bell, `besides` this one; the others are held. */
  active(besides?: SimLeg): SimLeg | undefined {
    return this.legs.find((leg) => leg !== besides && leg.state !== 'held');
  }
}
