import type { CallModel } from '../cti/port/call-model.js';
import type { SessionAgent } from './session-agent.js';
import type { CtiService } from '../cti/cti-service.js';

export interface SessionIdentity {
  readonly id: string;
  /** to be told to whoever has prepared it; undefined where that was on another instance */
  readonly token: string | undefined;
  /** see `tokenDigest` */
  readonly tokenDigest: string;
  /** client that prepared it; it may bind without the token; undefined where that was on another instance */
  readonly preparedBy: string | undefined;
  readonly agent: SessionAgent;
  readonly callModel: CallModel;
  readonly service: CtiService;
}
