import { UnreadableSessionError } from '../../errors/operator-errors.js';
import type { IdentityMemento } from './session-memento.js';
import { SESSION_PARTS } from './session-parts.js';

/**
 * What the parts say of whose session it is.
 * @throws UnreadableSessionError where they say nothing
 */
export function readIdentity(parts: ReadonlyMap<string, string>): IdentityMemento {
  const identity = JSON.parse(parts.get(SESSION_PARTS.identity) ?? 'null') as IdentityMemento | null;
  if (!identity) throw new UnreadableSessionError();
  return identity;
}
