import type { SessionEvent } from '../protocol/session/session-event.js';
import type { EventReport } from './answers/events.answer.js';

/**
 * An event as it was told.
 * @param text as the journal has it
 * @param personal whether what it carried is told too
 */
export function reportEvent(text: string, personal: boolean): EventReport {
  const { seq, name, target, time, cause, data } = JSON.parse(text) as SessionEvent;
  return { seq, name, target, time, ...(cause === undefined ? {} : { cause }), ...(personal ? { data } : {}) };
}
