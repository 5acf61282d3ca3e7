import type { Cause } from '../cause.js';
import { ChannelObject } from '../objects/channel.object.js';
import { ConversationObject } from '../objects/conversation.object.js';
import { DirectoryChangeObject } from '../objects/directory-change.object.js';
import { InteractionObject } from '../objects/interaction.object.js';
import { OutageObject } from '../objects/outage.object.js';
import { OutageReportObject } from '../objects/outage-report.object.js';
import { SessionObject, SessionTreeObject } from '../objects/session.object.js';
import type { TargetKind } from '../target.js';

interface EventContract {
  /** of the object in the event's `data`, under the kind that is the first word of the name */
  readonly object: new () => object;
  /** what the event's `data` has beside it, by its name there */
  readonly beside?: Readonly<Record<string, new () => object>>;
  /** the object is the event's `data` itself, and the event has neither number nor cause */
  readonly aside?: true;
  /** what has become of the object when this is told */
  readonly when: 'added' | 'changed' | 'removed';
  /** an interaction's data may be large: where this is left out the client keeps what it has */
  readonly tellsData?: true;
  /** a session's profile and settings do not change, and may be large: where this is left out the client keeps what it has */
  readonly tellsSettings?: true;
}

const TABLE = {
  'session.initialized': { object: SessionObject, when: 'added', tellsSettings: true },
  'session.ended': { object: SessionObject, when: 'removed' },
  'session.renewed': { object: SessionObject, when: 'changed' },
  'session.degraded': { object: SessionObject, when: 'changed', beside: { degraded: OutageObject } },
  'session.restored': { object: SessionObject, when: 'changed', beside: { report: OutageReportObject } },
  'session.resynchronized': { object: SessionTreeObject, when: 'changed', tellsSettings: true },
  'channel.added': { object: ChannelObject, when: 'added' },
  'channel.statechanged': { object: ChannelObject, when: 'changed' },
  'channel.removed': { object: ChannelObject, when: 'removed' },
  'interaction.added': { object: InteractionObject, when: 'added', tellsData: true },
  'interaction.statechanged': { object: InteractionObject, when: 'changed' },
  'interaction.datachanged': { object: InteractionObject, when: 'changed', tellsData: true },
  'interaction.focuschanged': { object: InteractionObject, when: 'changed' },
  'interaction.ended': { object: InteractionObject, when: 'removed' },
  'interaction.removed': { object: InteractionObject, when: 'removed' },
  'conversation.added': { object: ConversationObject, when: 'added' },
  'conversation.statechanged': { object: ConversationObject, when: 'changed' },
  'conversation.partieschanged': { object: ConversationObject, when: 'changed' },
  'conversation.disposed': { object: ConversationObject, when: 'removed' },
  'directory.changed': { object: DirectoryChangeObject, when: 'changed', aside: true },
} as const satisfies Readonly<Record<`${TargetKind | 'directory'}.${string}`, EventContract>>;

export type SessionEventName = keyof typeof TABLE;

/** Every event that a session resource can send. */
export const SESSION_EVENTS: Readonly<Record<SessionEventName, EventContract>> = TABLE;

/** An event of the session resource that has a number, as it goes over the wire. */
export interface SessionEvent {
  readonly name: SessionEventName;
  /** the object it is about, dotted */
  readonly target: string;
  /** the object's public state under its kind, e.g. `{ channel: {...} }`; whole, but for an interaction's data and a session's settings */
  readonly data: Readonly<Record<string, unknown>>;
  /** counts a session's events from 1, without holes, across reconnects and instances */
  readonly seq: number;
  /** ISO 8601 UTC with milliseconds */
  readonly time: string;
  readonly cause?: Cause;
}
