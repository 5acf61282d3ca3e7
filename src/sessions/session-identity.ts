import type { CallModel } from '../cti/port/call-model.js';
import type { SessionAgent } from './session-agent.js';
import type { CtiService } from '../cti/cti-service.js';

export interface SessionIdentity {
  readonly id: string;
  readonly token: string;
  /** client that prepared it; it may bind without the token */
  readonly preparedBy: string;
  readonly agent: SessionAgent;
  readonly callModel: CallModel;
  readonly service: CtiService;
}
