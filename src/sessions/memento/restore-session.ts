import type { CtiService } from '../../cti/cti-service.js';
import { UnreadableSessionError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { SharedBounds } from '../bounds/shared-bounds.js';
import type { Published } from '../reconcile/object-publisher.js';
import { Session } from '../session.js';
import type { SessionSettings } from '../session-settings.js';
import type { KeptSession } from '../store/kept-session.js';
import { restoreKeyed } from './kept-by-key.js';
import { restoreObjects } from './restore-objects.js';
import { restoreOver } from './over-parts.js';
import { readIdentity } from './read-identity.js';
import { SESSION_PARTS } from './session-parts.js';
import { presenceMemento, sessionMemento } from './read-memento.js';

/** What a session stands on in the process that takes it over. */
export interface RestoreGround {
  readonly service: CtiService;
  readonly settings: SessionSettings;
  readonly clock: Clock;
  readonly bounds: SharedBounds;
}

/**
 * Makes a session as its former owner had it, up to its journal and its remembered answers. The switch is not asked, nobody is
 * bound and nothing is told; what its former owner had begun and not finished is over.
 * @throws UnreadableSessionError where its parts are not such as are written here, or it is over
 */
export function restoreSession(kept: KeptSession, ground: RestoreGround): Session {
  try {
    return restored(kept, ground);
  } catch (error) {
    throw error instanceof UnreadableSessionError ? error : new UnreadableSessionError({ cause: error });
  }
}

function restored({ parts, events, seq }: KeptSession, { service, settings, clock, bounds }: RestoreGround): Session {
  const { state, extension, degraded, expires, interactionCount, channels } = sessionMemento(parts);
  if (state === 'ended') throw new UnreadableSessionError();
  presenceMemento(parts);
  const { since, ...identity } = readIdentity(parts);
  const nobody = { token: undefined, preparedBy: undefined };
  const session = new Session({ ...identity, ...nobody, service }, settings, clock, bounds, Date.parse(since));
  session.extension = extension;
  session.degraded = degraded;
  session.expires = expires;
  session.resume(state === 'started' || state === 'ending' ? 'started' : 'prepared');
  const { model, target, journal } = session;
  model.interactionCount = interactionCount;
  restoreObjects({ model, target, channels, parts });
  restoreOver(model, parts);
  const outage = parts.get(SESSION_PARTS.outage);
  if (outage !== undefined) session.publisher.collect(JSON.parse(outage) as readonly Published[]);
  // Last, when nothing can fail any more: what is kept here counts in the bounds of all sessions.
  restoreKeyed(session, parts);
  journal.restore(events, seq);
  session.binding.goOn(seq);
  return session;
}
