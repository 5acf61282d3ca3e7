import { readIdentity } from './memento/read-identity.js';
import { sessionMemento } from './memento/read-memento.js';
import type { Session } from './session.js';
import type { KeptSession } from './store/kept-session.js';

/** What is told of an agent's session to whoever signs in as that agent: no names and no numbers. */
export interface SessionInTheWay {
  /** ISO 8601 */
  readonly since: string;
  /** id of the instance that has it, `here` for this one; undefined where none has it now */
  readonly instance: string | undefined;
  readonly bound: boolean;
  /** how many are live */
  readonly interactions: number;
}

export function sessionInTheWay({ since, binding, model }: Session): SessionInTheWay {
  return { since, instance: 'here', bound: binding.bound, interactions: model.liveInteractions };
}

/**
 * @param now ISO 8601
 * @returns undefined where it is over, and its agent is being signed off
 * @throws UnreadableSessionError
 */
export function keptInTheWay({ parts, instance }: KeptSession, now: string): SessionInTheWay | undefined {
  // It has been claimed this very moment.
  if (parts.size === 0) return { since: now, instance, bound: false, interactions: 0 };
  const { state, bound, live } = sessionMemento(parts);
  if (state === 'ended') return undefined;
  return { since: readIdentity(parts).since, instance, bound: bound && instance !== undefined, interactions: live };
}
