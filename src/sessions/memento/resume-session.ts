import type { Remembering } from './remembering.js';
import type { KeptSession } from '../store/kept-session.js';
import { presenceMemento, sessionMemento } from './read-memento.js';

/**
 * Has those who act on a restored session go on: its client is waited for, its agent is in the directory, and what it was told of there
 * it will be again. The rules of its call model go on by `policies.resume` once the switch has been read.
 */
export function resumeSession({ session, presence, directory }: Remembering, { parts }: KeptSession): void {
  const { topics } = sessionMemento(parts);
  presence.restore(presenceMemento(parts));
  if (session.state === 'started') directory.agentChanged(session);
  if (topics.length > 0) directory.subscribe(session, topics);
}
