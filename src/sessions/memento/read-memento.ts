import { UnreadableSessionError } from '../../errors/operator-errors.js';
import type { PresenceMemento, SessionMemento } from './session-memento.js';
import { SESSION_PARTS } from './session-parts.js';

/** The only version that is understood here. */
const VERSION: SessionMemento['v'] = 1;

/**
 * What the parts say of the session itself.
 * @throws UnreadableSessionError where they are of another version, or none
 */
export function sessionMemento(parts: ReadonlyMap<string, string>): SessionMemento {
  const memento = JSON.parse(parts.get(SESSION_PARTS.session) ?? 'null') as Partial<SessionMemento> | null;
  if (memento?.v !== VERSION) throw new UnreadableSessionError();
  return memento as SessionMemento;
}

/** @throws SyntaxError where it is no JSON */
export function presenceMemento(parts: ReadonlyMap<string, string>): PresenceMemento {
  return JSON.parse(parts.get(SESSION_PARTS.presence) ?? '{"madeNotReady":[]}') as PresenceMemento;
}
