import type { AgentKey, KeptEvent, KeptSession } from '../../src/sessions/store/kept-session.js';
import type { Change, Ownership, SessionStore } from '../../src/sessions/store/session-store.js';

let made = 0;

/** An id that no other test has. */
export const fresh = (kind: string): string => `${kind}-${(made += 1)}-${process.pid}`;

export const keyOf = (agent = fresh('agent')): AgentKey => ({ service: 'telephony', agent });

/** Events from `first` to `last`. */
export const events = (first: number, last: number): KeptEvent[] =>
  Array.from({ length: last - first + 1 }, (_, n) => ({ seq: first + n, text: `{"n":${first + n}}`, at: 1000 + n }));

export const seqs = (kept: KeptSession | undefined) => kept?.events.map(({ seq }) => seq);

/** A change that adds so many events after `after`. */
export function adding(after: number, count = 0, more: Partial<Change> = {}): Change {
  return { after, events: events(after + 1, after + count), oldest: 0, parts: new Map(), whole: false, ...more };
}

export const wholeOf = (count: number, parts: Change['parts'] = new Map()): Change =>
  adding(0, count, { whole: true, parts });

/** A session of `instance`. */
export async function claimed(store: SessionStore, instance = 'one', key = keyOf()): Promise<Ownership> {
  const session = fresh('session');
  const claim = await store.claim(key, session, instance);
  if (!('fence' in claim)) throw new Error(`somebody has it: ${JSON.stringify(claim.holder)}`);
  return { key, session, instance, fence: claim.fence };
}

/** What the store says of a session, as an owner would have it. */
export async function ownerOf(store: SessionStore, session: string): Promise<Ownership | undefined> {
  const holder = await store.find(session);
  if (holder?.instance === undefined) return undefined;
  return { key: holder.key, session, instance: holder.instance, fence: holder.fence };
}

/** Another instance takes a session over. */
export async function takenOver({ other }: { other: SessionStore }, own: Ownership, instance = 'other') {
  const holder = await other.find(own.session);
  const kept = holder && (await other.adopt(holder, instance));
  if (!kept) throw new Error('it was not there to be adopted');
  return { ...own, instance, fence: kept.fence };
}
