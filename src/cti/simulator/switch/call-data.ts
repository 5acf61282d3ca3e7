import { changedData } from '../../port/changed-data.js';
import type { DataChange, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiAddress } from '../../port/cti-facts.js';
import { RECORDINGS_KEPT } from '../../port/recordings-kept.js';
import type { SimRecording } from './sim-recording.js';
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
  /** in the order in which they began */
  private readonly recorded = new Set<SimRecording>();

  /** @param id the same for all who ever have to do with it */
  constructor(
    readonly id: string,
    readonly arrival: Arrival = {},
    private current: InteractionData = {},
  ) {}

  get values(): InteractionData {
    return this.current;
  }

  get recordings(): ReadonlySet<SimRecording> {
    return this.recorded;
  }

  addRecording(one: SimRecording): void {
    this.recorded.add(one);
    const [oldest] = this.recorded;
    if (oldest && this.recorded.size > RECORDINGS_KEPT) this.recorded.delete(oldest);
  }

  /** Replaces the values of the top-level keys that are named; `null` takes one away. */
  merge(change: DataChange): void {
    this.current = changedData(this.current, change);
  }
}
