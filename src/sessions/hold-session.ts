import type { ManagedSession } from './managed-session.js';
import { PartsWatch } from './memento/parts-watch.js';
import { SESSION_ENDS } from './session-ends.js';
import type { Grounds } from './store/grounds.js';
import type { KeptSession } from './store/kept-session.js';
import { SessionCustody } from './store/session-custody.js';
import type { Ownership } from './store/session-store.js';

/**
 * Has the store kept to what the session is, from now on.
 * @param kept what the store has of it; undefined where that is nothing yet
 */
export function holdSession(
  grounds: Grounds,
  managed: ManagedSession,
  own: Ownership,
  kept?: KeptSession,
): SessionCustody {
  const { session, lifecycle, ending } = managed;
  const { journal, binding } = session;
  const held = {
    parts: new PartsWatch(managed, kept?.parts),
    journal,
    tell: binding.deliver.bind(binding),
    resynchronize: () => lifecycle.resynchronize(),
    lost: () => ending.letGo(SESSION_ENDS.elsewhere),
  };
  session.custody = new SessionCustody(grounds, own, held, kept?.seq ?? 0, kept === undefined);
  return session.custody;
}
