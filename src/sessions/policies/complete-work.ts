import type { Cause } from '../../protocol/cause.js';
import type { InteractionRecord } from '../model/object-records.js';
import type { Session } from '../session.js';

/** Completes the work after a contact in the agent's place. @throws what the switch throws */
export async function completeWork(session: Session, record: InteractionRecord, cause: Cause): Promise<void> {
  await session.attributions.during(record.target.toString(), { cause }, () =>
    session.cti.ask((cti) => cti.complete({ interaction: record.facts.id })),
  );
  session.reconciler.complete(record, cause);
}
