import type { SessionEvent } from '../../src/protocol/session/session-event.js';
import type { RecordedEvent } from '../../src/sessions/journal/recorded-event.js';

/** An event as a client has it. */
export function eventOf({ text }: RecordedEvent): SessionEvent {
  return JSON.parse(text) as SessionEvent;
}
