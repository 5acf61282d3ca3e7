import type { CtiService } from '../cti/cti-service.js';
import type { CallModel } from '../cti/port/call-model.js';
import type { Session } from './session.js';
import type { SessionAgent } from './session-agent.js';
import type { SessionInTheWay } from './session-in-the-way.js';

/** What a session is made of. */
export interface NewSession {
  readonly service: CtiService;
  readonly agent: SessionAgent;
  readonly callModel: CallModel;
  /** until when the agent may have it without renewal, in milliseconds since the epoch; left out: without end */
  readonly expires?: number;
  /** the client that asks for it */
  readonly preparedBy: string;
}

/** The new session, or who is in the way. */
export type Claimed = { readonly existing: SessionInTheWay } | { readonly created: Session };
