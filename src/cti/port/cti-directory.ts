import type { Presence } from '../../protocol/objects/object-states.js';

/**
 * Somebody who takes calls at the switch, whole. Who is signed in here need not be told of: what is told of somebody at
 * an address where one is signed in counts for nothing.
 */
export interface CtiAgentEntry {
  readonly kind: 'agent';
  /** the agent's own id, where the switch knows one */
  readonly id?: string;
  /** what is dialled to reach the agent, and what the entry is known by: one for each address */
  readonly address: string;
  readonly name?: string;
  readonly presence: Presence;
  /** ISO 8601, by this machine's clock: since when, where the switch tells */
  readonly since?: string;
}

/** A queue of the switch, whole. */
export interface CtiQueueEntry {
  readonly kind: 'queue';
  /** its name at the switch, as in a contact's `queue`: what the entry is known by */
  readonly id: string;
  /** what people read, where that is another name */
  readonly name?: string;
  /** what can be dialled, and transferred to, to reach it; left out where that cannot be */
  readonly address?: string;
  /** callers whom nobody has answered, those for whom a telephone rings included */
  readonly waiting: number;
  /** ISO 8601, by this machine's clock: since when the one waits who has waited longest; left out where nobody waits */
  readonly waitingSince?: string;
  /** agents to whom it would offer a call now */
  readonly ready: number;
}

export type CtiEntry = CtiAgentEntry | CtiQueueEntry;

/** What an entry is known by; an entry names itself. */
export type CtiEntryName = Pick<CtiAgentEntry, 'kind' | 'address'> | Pick<CtiQueueEntry, 'kind' | 'id'>;

/** News: each entry named here is whole and replaces what was known of it. The same facts twice do no harm. */
export interface CtiDirectoryReport {
  readonly entries?: readonly CtiEntry[];
  /** those that there are no longer */
  readonly removed?: readonly CtiEntryName[];
}

/** Called in the order things happened; must not throw. What a report has is kept as it is. */
export type CtiDirectoryListener = (report: CtiDirectoryReport) => void;

/**
 * What the switch has of those whom one may call: agents and queues, whoever is signed in here. May be asked and watched
 * from the start of the provider to its stop.
 */
export interface CtiDirectory {
  /**
   * Everything: what is not in it is not there. It is no older than what had been told when it was called; what is told
   * while it travels may be newer.
   * @throws CtiUnavailableError, CtiTimeoutError
   */
  list(): Promise<readonly CtiEntry[]>;

  /**
   * Tells of what changes from now on, as soon as the provider knows; bounding how often is not the provider's business. While the
   * link is down nothing is told; `list` is called when it is back.
   */
  watch(listener: CtiDirectoryListener): void;

  /** Ends the telling. Does nothing for a listener that does not watch. */
  unwatch(listener: CtiDirectoryListener): void;
}
