import { changedData } from '../../port/changed-data.js';
import type { DataChange, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiAddress } from '../../port/cti-facts.js';
import type { SimContact } from './sim-contact.js';

/** What is told of a contact as it comes into the house, or leaves it. */
export interface Arrival {
  /** the party outside, if there is one */
  readonly customer?: CtiAddress | undefined;
  /** the queue that the customer called */
  readonly queue?: string | undefined;
}

/** What is known about one customer contact: one set, shared by all the calls that belong to it. */
export class CallData {
  /** those who see it, until they are over */
  readonly contacts = new Set<SimContact>();

  /** @param id the same for all who ever have to do with it */
  constructor(
    readonly id: string,
    readonly arrival: Arrival = {},
    private current: InteractionData = {},
  ) {}

  get values(): InteractionData {
    return this.current;
  }

  /** Replaces the values of the top-level keys that are named; `null` takes one away. */
  merge(change: DataChange): void {
    this.current = changedData(this.current, change);
  }
}
