import type { Cause } from '../protocol/cause.js';
import type { FailureCode } from '../protocol/failure-code.js';
import type { SessionEventName } from '../protocol/session/session-event.js';

/** A session, as everything that is told of it says. */
export interface OfSession {
  readonly session: string;
  /** id of the agent */
  readonly agent: string;
  /** id of the service */
  readonly service: string;
}

/** A client's connection. */
export interface OfClient {
  readonly client: string;
  /** address of the other side, behind proxies that are trusted */
  readonly address: string;
}

/** What came of something that was asked for. */
export type Outcome =
  { readonly result: 'success' | 'confirm' } | { readonly result: 'failure'; readonly code: FailureCode };

/** How a session's client ceased to be bound: by `unbindResource`, with its connection, by leaving too much unread, or for another client. */
export type UnboundBy = 'unbound' | 'disconnected' | 'slow' | 'replaced';

/** A client's connection has opened, or is closed. */
interface ConnectionHappening extends OfClient {
  readonly kind: 'connection.opened' | 'connection.closed';
  /** of its end, as Socket.IO names it */
  readonly reason?: string;
}

/** Somebody wanted to sign in. */
export interface SignInHappening extends OfClient {
  readonly kind: 'signin';
  /** id of the service, where there is one of the id that was given */
  readonly service: string | undefined;
  /** id of the new session's agent; without one that which was given, whoever that was */
  readonly agent: string;
  /** whether that is known to be an agent's: what strangers give there may be anything, a password too */
  readonly known: boolean;
  readonly override: boolean;
  readonly outcome: Outcome;
  /** the new session */
  readonly session?: string;
  /** milliseconds */
  readonly took: number;
}

/** Too many sign-ins have failed: an address, or an agent's from an address, is refused for a while. */
interface LockOutHappening {
  readonly kind: 'lockout';
  /** what counts as one place: see `SignInPlace.address` */
  readonly address: string;
  readonly agent?: string;
}

/** A session is there: new, or taken in from another instance. */
interface SessionCameHappening extends OfSession {
  readonly kind: 'session.created' | 'session.takenin';
}

/** A session goes on at another instance. */
interface SessionWentHappening extends OfSession {
  readonly kind: 'session.handedover';
  readonly cause: Cause;
}

interface BoundHappening extends OfSession {
  readonly kind: 'session.bound';
  readonly client: string;
  readonly address: string | undefined;
  /** events that are told again */
  readonly replayed: number;
  /** more was missed than is kept */
  readonly gap: boolean;
  /** milliseconds that the session was without a client; left out at the first time */
  readonly absent?: number;
}

interface UnboundHappening extends OfSession {
  readonly kind: 'session.unbound';
  readonly client: string;
  readonly by: UnboundBy;
}

/** A session has told an event with a number. */
export interface EventHappening extends OfSession {
  readonly kind: 'event';
  readonly name: SessionEventName;
  readonly target: string;
  /** of one of a contact or below it: the switch's own id of the contact */
  readonly call: string | undefined;
  readonly seq: number;
  /** as in `SessionEvent`: has what is personal */
  readonly data: Readonly<Record<string, unknown>>;
  readonly cause: Cause | undefined;
  /** of the command that it comes of, where one does: 32 hexadecimal digits */
  readonly trace: string | undefined;
  /** of `session.ended`: which of the ends that the service itself makes, e.g. `dismissed`; left out for others */
  readonly why?: string;
  /** of `session.ended`: ids of the contacts that were live, and stay at the switch without it; left out where there were none */
  readonly left?: readonly string[];
}

/** A command has been answered. */
export interface CommandHappening extends OfClient, Partial<OfSession> {
  readonly kind: 'command';
  /** undefined: not of the protocol */
  readonly command: string | undefined;
  readonly id: string | undefined;
  readonly target: string | undefined;
  /** the switch's own id of the contact that it names, or that has come of it */
  readonly call: string | undefined;
  /** what it carried, of commands to a session alone: has what is personal, and never what proves who somebody is (`secret` in the table of commands) */
  readonly data: object | undefined;
  readonly outcome: Outcome;
  /** milliseconds */
  readonly took: number;
  /** id of its trace, the client's or its own: 32 hexadecimal digits */
  readonly trace: string;
}

/** Somebody has used the operator's API, or has tried to. */
export interface AdminHappening {
  readonly kind: 'admin';
  /** name of whose token it is; undefined: nobody's */
  readonly who: string | undefined;
  readonly address: string;
  /** what was asked for, e.g. `endSession`; `enter`: of whoever was not let in, `unknown`: there is none such */
  readonly action: string;
  /** what it was asked of, e.g. the id of a session */
  readonly target?: string;
  /** why, as whoever asked says, for people: open text */
  readonly reason?: string;
  /** personal data were asked for */
  readonly personalData?: true;
  /** `aborted`: whoever asked has not waited for the end of it, and it may yet have been done */
  readonly outcome: { readonly result: 'success' | 'aborted' } | { readonly result: 'failure'; readonly code: string };
}

/** Settings have been read anew: see `ReloadOutcome`. */
export interface ReloadHappening {
  readonly kind: 'reload';
  readonly trigger: string;
  readonly result: 'applied' | 'refused' | 'ending';
  /** paths of what is in effect now and was not before */
  readonly changed: readonly string[];
  /** how many things are wrong where it was refused */
  readonly problems: number;
}

/** Something that has happened in the house. */
export type Happening =
  | ConnectionHappening
  | SignInHappening
  | LockOutHappening
  | SessionCameHappening
  | SessionWentHappening
  | BoundHappening
  | UnboundHappening
  | EventHappening
  | CommandHappening
  | AdminHappening
  | ReloadHappening;
