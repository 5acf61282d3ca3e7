import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { DirectoryChangeObject } from '../../protocol/objects/directory-change.object.js';
import type { InteractionObject } from '../../protocol/objects/interaction.object.js';
import type { OutageObject } from '../../protocol/objects/outage.object.js';
import type { OutageReportObject } from '../../protocol/objects/outage-report.object.js';
import type { SessionObject, SessionTreeObject } from '../../protocol/objects/session.object.js';
import type { SessionEvent, SessionEventName } from '../../protocol/session/session-event.js';
import type { Channel } from '../objects/channel.js';
import type { Conversation } from '../objects/conversation.js';
import type { Interaction } from '../objects/interaction.js';

interface Kinds {
  readonly channel: { readonly told: ChannelObject; readonly object: Channel };
  readonly interaction: { readonly told: InteractionObject; readonly object: Interaction };
  readonly conversation: { readonly told: ConversationObject; readonly object: Conversation };
}

type KindOf<N extends string> = N extends `${infer K}.${string}` ? K : never;

/** What stands in the `data` of a session's own events, beside the session. */
interface SessionData {
  readonly 'session.degraded': { readonly degraded: OutageObject };
  readonly 'session.restored': { readonly report: OutageReportObject };
}

interface Numbered<N, D> extends Omit<SessionEvent, 'name' | 'data'> {
  readonly name: N;
  readonly data: D;
}

interface OfObject<N, K extends keyof Kinds> extends Numbered<N, { readonly [P in K]: Kinds[P]['told'] }> {
  /** the object as it is now, with its commands; of one that has gone, the last that was told */
  readonly object: Kinds[K]['object'];
}

interface OfDirectory<N> {
  readonly name: N;
  readonly target: string;
  readonly data: DirectoryChangeObject;
  readonly time: string;
}

type OfSession<N> = Numbered<
  N,
  {
    readonly session: N extends 'session.resynchronized' ? SessionTreeObject : SessionObject;
  } & (N extends keyof SessionData ? SessionData[N] : object)
>;

/** An event of the session, as the protocol has it, and the object that it is about. */
export type ClientEvent<N extends SessionEventName = SessionEventName> = N extends SessionEventName
  ? KindOf<N> extends keyof Kinds
    ? OfObject<N, KindOf<N>>
    : N extends 'directory.changed'
      ? OfDirectory<N>
      : OfSession<N>
  : never;
