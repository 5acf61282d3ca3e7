import type { Cause } from '../../protocol/cause.js';
import { historyEntry } from '../history/history-entry.js';
import type { InteractionRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import type { Policy } from './policy.js';

/** Told of what was found ended: how it ended nobody has seen. */
const FOUND: Cause = { code: 'recovered', by: { kind: 'switch' } };

/** Keeps what has become of each contact with the agent's others. */
export class KeepHistory implements Policy {
  constructor(private readonly session: Session) {}

  published(name: ObjectEventName, record: ObjectRecord, cause: Cause): void {
    if (record.kind !== 'interaction') return;
    if (name === 'interaction.ended') this.keep(record, cause);
    else if (name === 'interaction.added' && !record.live) this.found(record);
    else if (name === 'interaction.removed') this.completed(record);
  }

  resume(): void {
    // What has ended before was kept then.
  }

  cancel(): void {
    // What is kept outlives the session.
  }

  private keep(record: InteractionRecord, cause: Cause): void {
    const { histories, identity } = this.session;
    histories.add(identity, record.facts.id, historyEntry(record, cause, identity.agent.id));
  }

  /** A session that begins in the work after a contact finds what the one before it has kept already. */
  private found(record: InteractionRecord): void {
    if (!this.session.histories.has(this.session.identity, record.facts.id)) this.keep(record, FOUND);
  }

  private completed({ facts, disposition }: InteractionRecord): void {
    if (disposition !== undefined) this.session.histories.amend(this.session.identity, facts.id, { disposition });
  }
}
