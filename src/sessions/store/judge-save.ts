import type { Ownership, Saved } from './session-store.js';

/** What a store has of an agent, as far as it decides whether somebody may write. */
export interface Standing {
  /** the newest one that it gave or was told */
  readonly fence: number;
  /** undefined where that session is over */
  readonly session: { readonly id: string; readonly instance: string | undefined; readonly seq: number } | undefined;
}

/** Whether `own` may write what follows `after`, or the whole where `after` is undefined. */
export function judgeSave(kept: Standing | undefined, own: Ownership, after: number | undefined): Saved {
  const whole = after === undefined;
  if (!kept || kept.fence < own.fence) return whole ? 'saved' : 'behind';
  if (kept.fence > own.fence || !isOwner(kept, own)) return 'fenced';
  return whole || kept.session?.seq === after ? 'saved' : 'behind';
}

/** Whether the session is still `own`'s. */
export function isOwner({ fence, session }: Standing, own: Ownership): boolean {
  return fence === own.fence && session?.id === own.session && session.instance === own.instance;
}
