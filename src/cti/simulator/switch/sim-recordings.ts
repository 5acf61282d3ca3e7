import type { RecordingEvent } from './recording-table.js';
import type { SimContact } from './sim-contact.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimState } from './sim-state.js';

/** Recordings, as far as a switch without media has any: whether they run. */
export class SimRecordings {
  constructor(
    private readonly state: Pick<SimState, 'nextId'>,
    private readonly exchange: SimExchange,
  ) {}

  /** @throws CtiRejectedError where the recording is not in a state for it */
  order(contact: SimContact, event: RecordingEvent): void {
    contact.record(event, () => this.state.nextId('recording-'));
    this.exchange.tellOfRecordings(contact.data);
    this.exchange.tell(contact.device, { code: 'requested', by: { kind: 'agent' } });
    this.exchange.publish();
  }
}
