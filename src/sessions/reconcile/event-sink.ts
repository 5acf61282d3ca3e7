import type { Cause } from '../../protocol/cause.js';
import type { SessionEventName } from '../../protocol/session/session-event.js';
import type { Target } from '../../protocol/target.js';

/** Takes a session's events in their order. */
export interface EventSink {
  emit(name: SessionEventName, target: Target, data: Readonly<Record<string, unknown>>, cause?: Cause): void;
}
