import type { Cause } from '../cause.js';

/** Every event name a session resource can send. */
export const SESSION_EVENTS = [
  'session.initialized',
  'session.ended',
  'session.degraded',
  'session.restored',
  'session.resynchronized',
  'channel.added',
  'channel.statechanged',
  'channel.removed',
  'interaction.added',
  'interaction.statechanged',
  'interaction.datachanged',
  'interaction.focuschanged',
  'interaction.ended',
  'interaction.removed',
  'conversation.added',
  'conversation.statechanged',
  'conversation.partieschanged',
  'conversation.disposed',
] as const;

export type SessionEventName = (typeof SESSION_EVENTS)[number];

/** An event of the session resource, as it goes over the wire. */
export interface SessionEvent {
  readonly name: SessionEventName;
  /** the object it is about, dotted */
  readonly target: string;
  /** the object's public state under its kind, e.g. `{ channel: {...} }`; whole, but for an interaction's data */
  readonly data: Readonly<Record<string, unknown>>;
  /** counts a session's events from 1, without holes, across reconnects and instances */
  readonly seq: number;
  /** ISO 8601 UTC with milliseconds */
  readonly time: string;
  readonly cause?: Cause;
}
