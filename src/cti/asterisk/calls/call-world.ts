import type { Clock } from '../../../runtime/clock.js';
import type { IdSource } from '../../../runtime/id-source.js';
import type { AgentDevices } from '../agent-devices.js';
import type { AsteriskOptions } from '../asterisk.options.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Pbx } from '../pbx/pbx.js';
import type { Waits } from '../pbx/waits.js';
import type { AppliedSettings } from './applied-settings.js';
import type { ApplicationLegs } from './application-legs.js';
import type { CallBook } from './call-book.js';
import type { CallReasons } from './call-reasons.js';
import type { Recordings } from './recordings.js';

/** What working on calls needs. */
export interface CallWorld {
  readonly pbx: Pbx;
  readonly mirror: SwitchMirror;
  readonly waits: Waits;
  readonly book: CallBook;
  readonly applied: AppliedSettings;
  readonly legs: ApplicationLegs;
  readonly reasons: CallReasons;
  readonly recordings: Recordings;
  /** channels that are on their way into our application before a call has them */
  readonly expected: Set<string>;
  readonly devices: AgentDevices;
  readonly options: AsteriskOptions;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** name of this process's own Stasis application */
  readonly application: string;
  /** Does something for the agent's call of that leg, and says so in the log; for nobody's where it is none. */
  about<T>(uid: string, work: () => T): T;
  /** Reads the whole switch anew. */
  read(): Promise<void>;
  /** Tells the agent at that leg's device what has become of its calls. */
  refresh(uid: string): void;
  /** Tells everybody whose calls hang together with that leg. */
  touch(uid: string): void;
  /** That leg is about to be ended by us: the queues are to know first. */
  aboutToEnd(uid: string): boolean;
}
