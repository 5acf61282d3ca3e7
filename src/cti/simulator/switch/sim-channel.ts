import type { ChannelType, PendingState } from '../../../protocol/objects/object-states.js';
import { availability } from '../../port/availability.js';
import type { SimAgent } from './sim-agent.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';

const NOT_READY: PendingState = { agentState: 'notready' };

/** One medium on which an agent works; of those here, only telephony ever has anything on it. */
export class SimChannel {
  active = false;
  queues: readonly string[] = [];
  /** a telephony channel has one while it is active */
  device: SimDevice | undefined;
  wanted: PendingState = NOT_READY;
  askedDuringWork = false;
  /** contacts whose work afterwards is not completed, by id */
  readonly wrappingUp = new Map<string, SimContact>();
  /** the lower, the longer idle */
  idleOrder = 0;
  /** no queue offers a call, for a while after one that was not taken */
  resting = false;

  constructor(
    readonly id: string,
    readonly agent: SimAgent,
    readonly type: ChannelType,
    public endpoint: string,
  ) {}

  get availability() {
    const { wanted, askedDuringWork, live } = this;
    return availability({ wanted, askedDuringWork, live, wrappingUp: this.wrappingUp.size });
  }

  get working(): boolean {
    return this.wrappingUp.size > 0 || this.live > 0;
  }

  /** live contacts, by number */
  get live(): number {
    return this.device?.contacts.size ?? 0;
  }

  /** Those that go on, and those whose work afterwards is not completed. */
  get contacts(): readonly SimContact[] {
    return [...(this.device?.contacts.values() ?? []), ...this.wrappingUp.values()];
  }

  /** Once there is no work left, what was asked for meanwhile is simply so. */
  settle(): void {
    if (!this.working) this.askedDuringWork = false;
  }

  attach(device?: SimDevice): void {
    this.detach();
    this.active = true;
    if (!device) return;
    this.device = device;
    device.channel = this;
  }

  /** Not ready, and without a device, whose calls go on. */
  detach(): void {
    if (this.device) this.device.channel = undefined;
    this.device = undefined;
    this.active = false;
  }

  /** Nobody wants anything of it any more. */
  forget(): void {
    this.wanted = NOT_READY;
    this.askedDuringWork = false;
    this.resting = false;
    this.wrappingUp.clear();
  }
}
