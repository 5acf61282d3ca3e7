import type { Cause } from '../../protocol/cause.js';
import type { InteractionRecord, ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName, PublicationWatcher } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import { AutoAnswer } from './auto-answer.js';
import { KeepHistory } from './keep-history.js';
import { LivenessSweep } from './liveness-sweep.js';
import type { Policy } from './policy.js';
import { WrapUpLimit } from './wrap-up-limit.js';
import { WrapUpNumber } from './wrap-up-number.js';

/** All policies of a session. They are about contacts, and made with the first: an agent who waits has none of them. */
export class SessionPolicies implements PublicationWatcher {
  private policies: readonly Policy[] | undefined;

  constructor(private readonly session: Session) {
    session.publisher.watcher = this;
  }

  published(name: ObjectEventName, record: ObjectRecord, cause: Cause): void {
    if (record.kind === 'channel') return;
    this.policies ??= policiesOf(this.session);
    for (const policy of this.policies) policy.published(name, record, cause);
  }

  /** Goes on with what another instance has left, in the order in which it came to be. To be called once the switch has been read. */
  resume(): void {
    for (const record of this.session.model.interactions().toSorted(inOrder)) {
      this.policies ??= policiesOf(this.session);
      for (const policy of this.policies) {
        policy.resume(record);
        for (const conversation of record.conversations.values()) policy.resume(conversation);
      }
    }
  }

  cancel(): void {
    for (const policy of this.policies ?? []) policy.cancel();
  }
}

const inOrder = (a: InteractionRecord, b: InteractionRecord) => Date.parse(a.since) - Date.parse(b.since);

function policiesOf(session: Session): readonly Policy[] {
  return [
    new KeepHistory(session),
    new WrapUpLimit(session),
    new WrapUpNumber(session),
    new AutoAnswer(session),
    new LivenessSweep(session),
  ];
}
