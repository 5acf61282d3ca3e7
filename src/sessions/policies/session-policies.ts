import type { Cause } from '../../protocol/cause.js';
import type { ObjectRecord } from '../model/object-records.js';
import type { ObjectEventName } from '../reconcile/object-publisher.js';
import type { Session } from '../session.js';
import { AutoAnswer } from './auto-answer.js';
import { KeepHistory } from './keep-history.js';
import { LivenessSweep } from './liveness-sweep.js';
import type { Policy } from './policy.js';
import { WrapUpLimit } from './wrap-up-limit.js';
import { WrapUpNumber } from './wrap-up-number.js';

/** All policies of a session. They are about contacts, and made with the first: an agent who waits has none of them. */
export class SessionPolicies implements Policy {
  private policies: readonly Policy[] | undefined;

  constructor(private readonly session: Session) {
    session.publisher.watcher = this;
  }

  published(name: ObjectEventName, record: ObjectRecord, cause: Cause): void {
    if (record.kind === 'channel') return;
    this.policies ??= policiesOf(this.session);
    for (const policy of this.policies) policy.published(name, record, cause);
  }

  cancel(): void {
    for (const policy of this.policies ?? []) policy.cancel();
  }
}

function policiesOf(session: Session): readonly Policy[] {
  return [
    new KeepHistory(session),
    new WrapUpLimit(session),
    new WrapUpNumber(session),
    new AutoAnswer(session),
    new LivenessSweep(session),
  ];
}
