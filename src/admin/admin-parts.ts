import type { CtiRegistry } from '../cti/cti-registry.js';
import type { Happenings } from '../happenings/happenings.js';
import type { InstanceDirectory } from '../instances/instance-directory.js';
import type { ProcessorLogger } from '../logging/processor-logger.js';
import type { ReloadRequests } from '../reload/reload-requests.js';
import type { Clock } from '../runtime/clock.js';
import type { Drain } from '../services/drain.js';
import type { OwnInstance } from '../services/own-instance.js';
import type { SessionService } from '../sessions/session.service.js';
import type { SessionStore } from '../sessions/store/session-store.js';
import type { BuildAnswer } from './answers/build.answer.js';

/** What the API tells of and acts on: parts of the processor, which lives and ends on its own. */
export interface AdminParts {
  readonly build: BuildAnswer;
  readonly clock: Clock;
  readonly happenings: Happenings;
  readonly registry: CtiRegistry;
  readonly instances: InstanceDirectory;
  readonly instance: OwnInstance;
  readonly sessions: SessionService;
  /** undefined where there is one instance alone */
  readonly store: SessionStore | undefined;
  readonly drain: Drain;
  readonly reloads: Pick<ReloadRequests, 'ask'>;
  readonly log: ProcessorLogger;
  /** undefined where nothing is measured */
  readonly metrics: { readonly contentType: string; text(): Promise<string> } | undefined;
}

/** In one value, and not as providers of the API's own application: that would start and end them as well. */
export const ADMIN_PARTS = Symbol('AdminParts');
