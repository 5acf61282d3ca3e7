import type { CallModel } from '../../cti/port/call-model.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import type { SessionAgent } from '../session-agent.js';
import type { SessionState } from '../states/session-states.js';

/** Whose session it is, which never changes; nothing in it is a secret. */
export interface IdentityMemento {
  readonly id: string;
  readonly tokenDigest: string;
  readonly agent: SessionAgent;
  readonly callModel: CallModel;
  /** ISO 8601 */
  readonly since: string;
}

/** The session itself, without what is below it. */
export interface SessionMemento {
  /** by which rules all the parts are written */
  readonly v: 1;
  readonly state: SessionState;
  readonly extension: string;
  readonly degraded: boolean;
  /** milliseconds since the epoch */
  readonly expires?: number;
  readonly interactionCount: number;
  /** ids, in their order */
  readonly channels: readonly string[];
  /** of the directory, that it is told of */
  readonly topics: readonly DirectoryTopic[];
  /** whether a client is bound, and how many interactions are live: for whoever asks before a sign-in in its place */
  readonly bound: boolean;
  readonly live: number;
}

/** What has been done because the client is away. */
export interface PresenceMemento {
  /** milliseconds since the epoch; undefined while a client is bound, or none ever was */
  readonly absentSince: number | undefined;
  /** ids of channels */
  readonly madeNotReady: readonly string[];
}
