import type { HistoryLimits } from './history/agent-history.js';
import type { JournalLimits } from './journal/event-journal.js';

/** Times in milliseconds, and limits, of every session. */
export interface SessionSettings {
  /** a resource that nobody binds is removed after that */
  readonly bindTimeout: number;
  /** a session whose client is gone is kept for that long */
  readonly graceTime: number;
  /** a client gone that long makes its agent not ready */
  readonly clientLostAfter: number;
  /** the CTI has that long for one command */
  readonly ctiTimeout: number;
  /** the CTI has that long to begin a call, to have one answered or to call somebody into one */
  readonly dialTimeout: number;
  /** the CTI has that long to reach somebody to whom a call is sent on */
  readonly transferTimeout: number;
  /** an answer is given again for that long to the same command */
  readonly idempotencyTime: number;
  /** live interactions are compared with the switch that often */
  readonly sweepInterval: number;
  /** how much data one interaction may have, in bytes of its JSON text */
  readonly dataBytes: number;
  /** the phone book */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly address: string }[];
  readonly journal: JournalLimits & {
    /** how much memory the journals of all sessions may take together, in bytes */
    readonly totalBytes: number;
  };
  readonly history: HistoryLimits & {
    /** how much memory the ended contacts of all agents may take together, in bytes */
    readonly totalBytes: number;
  };
}

export const SESSION_SETTINGS = Symbol('SessionSettings');
