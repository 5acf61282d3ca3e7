import type { KeptSession } from '../store/kept-session.js';
import type { ChannelMemento } from './object-mementos.js';
import { OBJECT_PARTS } from './object-parts.js';
import { sessionMemento } from './read-memento.js';

/**
 * Whether nothing has to be done at the switch before a session is left to itself: its agent is offered nothing, and will not be.
 * @param kept undefined where there is no such session any more
 * @throws UnreadableSessionError
 */
export function isAtRest(kept: KeptSession | undefined): boolean {
  if (!kept || kept.parts.size === 0) return true;
  const { state, channels } = sessionMemento(kept.parts);
  if (state === 'prepared') return true;
  return state !== 'ended' && channels.every((id) => !isOffered(kept.parts.get(OBJECT_PARTS.channel + id)));
}

function isOffered(part: string | undefined): boolean {
  if (part === undefined) return false;
  const { facts, resting } = JSON.parse(part) as ChannelMemento;
  return facts.login !== 'inactive' && (facts.pending?.agentState ?? resting) === 'ready';
}
