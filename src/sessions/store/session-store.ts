import type { AgentKey, Holder, KeptEvent, KeptSession } from './kept-session.js';

/** Claim to a session: the writer's own id and the fence that it has got with the session. */
export interface Ownership {
  readonly key: AgentKey;
  readonly session: string;
  readonly instance: string;
  readonly fence: number;
}

/** What becomes of a session, all at once or not at all. */
export interface Change {
  /**
   * number of the newest event that the store has to have before this change; the events follow it without a hole, so the newest one afterwards
   * is `after + events.length`. With `whole` the store may have whatever it has.
   */
  readonly after: number;
  readonly events: readonly KeptEvent[];
  /** number of the oldest event that is still worth keeping: older ones are thrown away. So the store has what the journal has, and no more. */
  readonly oldest: number;
  /** parts by name, as JSON; null takes one away */
  readonly parts: ReadonlyMap<string, string | null>;
  /** these are all the events and parts that there are: what the store has beside them is thrown away */
  readonly whole: boolean;
}

/**
 * - `saved`
 * - `taken`: the session is this owner's and is written, but not in as many places as it has to be: it may be lost yet
 * - `fenced`: the agent has a session with a higher fence, or had one; or this very fence is another one's, or was let go, or is over. Nothing was written.
 * - `behind`: the store has not what comes before: this ownership, which it has lost or not got yet, or the event `after`. Nothing was written, and
 *   the whole is needed.
 */
export type Saved = 'saved' | 'taken' | 'fenced' | 'behind';

/** The session that is to take another one's place. */
export interface Successor {
  readonly session: string;
  readonly instance: string;
}

/** What one instance wants of another one's session; what has come of it is to be read in the store. */
export interface OwnerRequest {
  readonly session: string;
  /** of the ownership that is meant: who has got it anew since is not asked */
  readonly fence: number;
  /** `handover`: it is to be let go, as its client is elsewhere; `end`: its agent has signed in anew and it is to end */
  readonly wanted: 'handover' | 'end';
  /** with `end`: what is to be in its place, while that is asked for again and again */
  readonly successor?: Successor;
}

/**
 * What instances have together: who has which session, and of each all that its next owner needs. The owner is the source
 * of a session, the store its copy: what is not there is written again. All of it is atomic, and none of it blocks.
 *
 * A session that nobody claims, adopts, saves or lets go for the store's retention (`timeouts.grace`, see the implementation) is
 * forgotten: an owner saves also where nothing has changed, several times in that time. Fences are above all that were given before, also
 * by a store that has lost everything since.
 *
 * @throws StoreUnavailableError from every method that returns a promise, where the store cannot be asked, does not answer in time or
 *   cannot keep what it is told; it may have been done all the same
 */
export interface SessionStore {
  /** false from the moment when it cannot be asked until it can be again; what is asked may fail all the same, e.g. where too few replicas have it */
  readonly available: boolean;

  /** @param listener told of every change of `available`. @returns ends that */
  onAvailable(listener: (available: boolean) => void): () => void;

  /**
   * Makes a session for an agent that has none, with a fence above all former ones of the agent. One that was let go is still the agent's.
   * @returns the fence, or who has the agent's session; that may be the very one of a claim whose answer was lost
   */
  claim(
    key: AgentKey,
    session: string,
    instance: string,
  ): Promise<{ readonly fence: number } | { readonly holder: Holder }>;

  find(session: string): Promise<Holder | undefined>;

  ofAgent(key: AgentKey): Promise<Holder | undefined>;

  /** All that is kept of it, to look at: it may change at any time. */
  read(session: string): Promise<KeptSession | undefined>;

  /**
   * Makes `instance` its owner with a new fence, where it still is as `from` has it.
   * @returns what there is of it, with the new fence; undefined where somebody was quicker, or it is over
   */
  adopt(from: Holder, instance: string): Promise<KeptSession | undefined>;

  /**
   * Writes; a session that the store has lost is made anew by a change that is whole, unless the agent has got another one with the same fence or a
   * higher one. Also without anything to write it keeps the session from expiring. What one instance saves of a session takes effect in the order in which
   * it was saved, or not at all.
   * @throws RangeError where the events do not follow `after`
   */
  save(own: Ownership, change: Change): Promise<Saved>;

  /** Nobody has it from now on, and whoever comes may adopt it. @returns false where it was not the owner's any more */
  release(own: Ownership): Promise<boolean>;

  /** It is over: nothing is kept of it. @returns false where it was not the owner's any more */
  drop(own: Ownership): Promise<boolean>;

  /**
   * As `drop`, and the agent has the successor in the same step, with a fence above: nobody comes between. It is as if the successor had
   * been claimed.
   * @returns whether it has taken the place; false where the place was not the owner's any more
   */
  replace(own: Ownership, successor: Successor): Promise<boolean>;

  /** Those that the instance has, or had when it went; with undefined those that nobody has. At most `limit` of them, in any order. */
  ofInstance(instance: string | undefined, limit: number): Promise<readonly Holder[]>;

  /** Ids of all instances that may still be the owner of sessions, also of those that are gone. */
  owners(): Promise<readonly string[]>;

  /** Tells an instance what is wanted of it; nobody knows whether it hears. */
  ask(instance: string, request: OwnerRequest): Promise<void>;

  /** @param listener told what others want of this instance; must not throw. @returns ends that */
  onAsked(instance: string, listener: (request: OwnerRequest) => void): () => void;
}

export const SESSION_STORE = Symbol('SessionStore');
