import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { SimContact } from './sim-contact.js';

/** What is known about one customer contact: one set, shared by all the calls that belong to it. */
export class CallData {
  /** those who see it, until they are over */
  readonly contacts = new Set<SimContact>();

  constructor(private current: InteractionData = {}) {}

  get values(): InteractionData {
    return this.current;
  }

  /** Replaces the values of the top-level keys that are named. */
  merge(data: InteractionData): void {
    this.current = { ...this.current, ...data };
  }
}
