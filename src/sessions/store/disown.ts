import type { Grounds } from './grounds.js';
import type { OwnerRequest } from './session-store.js';

/**
 * Lets a session go of which the store says that it is here, and which is not: the store was away when it went.
 * @param has whether this instance has it after all, which may change at any time
 * @throws StoreUnavailableError
 */
export async function disown(
  { store, leases }: Grounds,
  { session, fence }: OwnerRequest,
  has: (session: string) => boolean,
): Promise<void> {
  if (has(session)) return;
  const holder = await store.find(session);
  if (holder?.instance !== leases.self || holder.fence !== fence || has(session)) return;
  await store.release({ key: holder.key, session, instance: leases.self, fence });
}
