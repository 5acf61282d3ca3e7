import type { PendingState } from '../../../protocol/objects/object-states.js';
import { availability } from '../../port/availability.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../port/call-model.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';

/** Who is told about an agent. */
export interface SimWatcher {
  /** something about the agent or the agent's contacts is not as it was */
  changed(cause: CtiCause): void;
  /** the agent has signed in elsewhere; nothing follows */
  replaced(cause: CtiCause): void;
}

/** What the switch knows of an agent, whether signed in or not. */
export class SimAgent {
  name: string | undefined;
  queues: readonly string[] = [];
  model: CallModel = DEFAULT_CALL_MODEL;
  /** the agent is signed in while there is one */
  device: SimDevice | undefined;
  watcher: SimWatcher | undefined;
  wanted: PendingState = { agentState: 'notready' };
  askedDuringWork = false;
  /** contacts whose work afterwards is not completed, by id */
  readonly wrappingUp = new Map<string, SimContact>();
  /** the lower, the longer idle */
  idleOrder = 0;
  /** no queue offers a call, for a while after one that was not taken */
  resting = false;

  constructor(readonly id: string) {}

  get availability() {
    const live = this.device?.contacts.size ?? 0;
    const { wanted, askedDuringWork } = this;
    return availability({ wanted, askedDuringWork, live, wrappingUp: this.wrappingUp.size });
  }

  get working(): boolean {
    return this.wrappingUp.size > 0 || (this.device?.contacts.size ?? 0) > 0;
  }

  /** Once there is no work left, what was asked for meanwhile is simply so. */
  settle(): void {
    if (!this.working) this.askedDuringWork = false;
  }
}
