import type { RecordedEvent } from '../journal/recorded-event.js';

/** An agent at a service: it has one session at most, on whatever instance. */
export interface AgentKey {
  readonly service: string;
  readonly agent: string;
}

/** An event that a store has: as clients have been told it, and when that was. */
export interface KeptEvent extends RecordedEvent {
  /** milliseconds since the epoch */
  readonly at: number;
}

/** Whose a session is. */
export interface Holder {
  /** of the session, which is the resource that clients bind */
  readonly id: string;
  readonly key: AgentKey;
  /** the instance that has it; undefined where one has let it go and none has taken it */
  readonly instance: string | undefined;
  /** grows with every change of owner, and never goes back */
  readonly fence: number;
}

/** All that a store has of a session. */
export interface KeptSession extends Holder {
  /** what the session knows beside its events, in parts by name, as JSON; whoever writes them knows what is in them */
  readonly parts: ReadonlyMap<string, string>;
  /** in order, without holes, the newest last */
  readonly events: readonly KeptEvent[];
  /** number of the newest event, also where none is kept any more */
  readonly seq: number;
}
