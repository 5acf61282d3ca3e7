import type { RecordingEvent } from './recording-table.js';
import type { SimContact } from './sim-contact.js';
import type { SimExchange } from './sim-exchange.js';

/** Recordings, as far as a switch without media has any: whether they run. */
export class SimRecordings {
  constructor(private readonly exchange: SimExchange) {}

  /** @throws CtiRejectedError where the recording is not in a state for it */
  order(contact: SimContact, event: RecordingEvent): void {
    contact.record(event);
    this.exchange.tell(contact.device, { code: 'requested', by: { kind: 'agent' } });
    this.exchange.publish();
  }
}
