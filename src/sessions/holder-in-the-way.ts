import { isoTime } from '../runtime/iso-time.js';
import type { House } from './house.js';
import { keptInTheWay, sessionInTheWay, type SessionInTheWay } from './session-in-the-way.js';
import type { Grounds } from './store/grounds.js';
import type { Holder } from './store/kept-session.js';

/**
 * What is told of a session, wherever it is.
 * @returns undefined where it is over, or not there any more, or never was
 * @throws StoreUnavailableError, UnreadableSessionError
 */
export async function holderInTheWay(
  { id }: Holder,
  house: House,
  { store, clock, leases }: Grounds,
): Promise<SessionInTheWay | undefined> {
  const here = house.find(id);
  if (here) return sessionInTheWay(here.session);
  const kept = await store.read(id);
  if (!kept) return undefined;
  const { instance, parts } = kept;
  // Whoever claimed it has died before it was there.
  if (parts.size === 0 && (instance === undefined || !(await leases.alive(instance)))) return undefined;
  return keptInTheWay(kept, isoTime(clock.now()));
}
