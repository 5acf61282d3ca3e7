import type { Cause } from '../../protocol/cause.js';
import type { ConversationRecord, InteractionRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';

/** Something a session does by itself, by a rule of its call model. Ends with the session. */
export interface Policy {
  /** Hears of every interaction and conversation; must not throw, and must not change anything before it returns. */
  published(name: ObjectEventName, record: ObjectRecord, cause: Cause): void;
  /** Goes on with what another instance has left: hears once of every interaction and conversation that there is. */
  resume(record: InteractionRecord | ConversationRecord): void;
  cancel(): void;
}
