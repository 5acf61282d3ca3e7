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
  /** number of the newest event that the store has to have before this change; the events follow it without a hole */
  readonly after: number;
  readonly events: readonly KeptEvent[];
  /** parts by name, as JSON; null takes one away */
  readonly parts: ReadonlyMap<string, string | null>;
  /** these are all the events and parts that there are: what the store has beside them is thrown away, and `after` means nothing */
  readonly whole: boolean;
}

/**
 * `saved`; `fenced`: somebody else has the session, or it is over, and nothing was written; `behind`: the store has not what comes before, e.g. because it
 * has lost it, nothing was written and the whole is needed.
 */
export type Saved = 'saved' | 'fenced' | 'behind';

/** What one instance wants of another one's session; what has come of it is to be read in the store. */
export interface OwnerRequest {
  readonly session: string;
  /** `handover`: it is to be let go, as its client is elsewhere; `end`: its agent has signed in anew and it is to end */
  readonly wanted: 'handover' | 'end';
}

/**
 * What instances have together: who has which session, and of each all that its next owner needs. The owner is the source
 * of a session, the store its copy: what is not there is written again. All of it is atomic, and none of it blocks.
 *
 * @throws StoreUnavailableError from every method that returns a promise, where the store cannot be asked, does not answer in time or
 *   cannot keep what it is told; it may have been done all the same
 */
export interface SessionStore {
  /** false from the moment when it cannot be asked until it can be again */
  readonly available: boolean;

  /** @param listener told of every change of `available`. @returns ends that */
  onAvailable(listener: (available: boolean) => void): () => void;

  /**
   * Makes a session for an agent that has none, with a fence above all former ones of the agent.
   * @returns the fence, or who has the agent's session
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
   * Writes; a session that the store has lost is made anew by a change that is whole, unless the agent has got another one with a
   * higher fence. Also without anything to write it keeps the session from expiring.
   */
  save(own: Ownership, change: Change): Promise<Saved>;

  /** Nobody has it from now on, and whoever comes may adopt it. @returns false where it was not the owner's any more */
  release(own: Ownership): Promise<boolean>;

  /** It is over: nothing is kept of it. @returns false where it was not the owner's any more */
  drop(own: Ownership): Promise<boolean>;

  /** Those that the instance has, or had when it went; with undefined those that nobody has. At most `limit` of them. */
  ofInstance(instance: string | undefined, limit: number): Promise<readonly Holder[]>;

  /** Tells an instance what is wanted of it; nobody knows whether it hears. */
  ask(instance: string, request: OwnerRequest): Promise<void>;

  /** @param listener told what others want of this instance; must not throw. @returns ends that */
  onAsked(instance: string, listener: (request: OwnerRequest) => void): () => void;
}

export const SESSION_STORE = Symbol('SessionStore');
