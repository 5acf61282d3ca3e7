import type { ChannelLogin, ChannelType, PendingState } from '../../../protocol/objects/object-states.js';
import { availability } from '../../port/availability.js';
import type { SimAgent } from './sim-agent.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';

const NOT_READY: PendingState = { agentState: 'notready' };

/** One medium on which an agent works; of those here, only telephony ever has anything on it. */
export class SimChannel {
  active = false;
  readonly queues: readonly string[] = [];
  readonly wanted: PendingState = NOT_READY;
  /** the lower, the longer idle; no two that were ever ready have the same */
  readonly idleOrder: number = 0;
  /** no queue offers a call, for a while after one that was not taken */
  readonly resting: boolean = false;
  askedDuringWork = false;
  private telephone: SimDevice | undefined;
  private readonly afterwards = new Map<string, SimContact>();

  /** @param onChange told after each change to what routing goes by */
  constructor(
    readonly id: string,
    readonly agent: SimAgent,
    readonly type: ChannelType,
    public endpoint: string,
    private readonly onChange: (channel: SimChannel) => void,
  ) {}

  /** a telephony channel has one while it is active */
  get device(): SimDevice | undefined {
    return this.telephone;
  }

  /** contacts whose work afterwards is not completed, by id */
  get wrappingUp(): ReadonlyMap<string, SimContact> {
    return this.afterwards;
  }

  /** Whether a call of one of its queues can be offered on it. */
  get idle(): boolean {
    return this.device?.plugged === true && !this.resting && this.availability.agentState === 'ready';
  }

  get login(): ChannelLogin {
    if (!this.active) return 'inactive';
    return this.device?.plugged === false ? 'unavailable' : 'active';
  }

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

  set(change: Partial<Pick<SimChannel, 'queues' | 'wanted' | 'idleOrder' | 'resting'>>): void {
    Object.assign(this, change);
    this.changed();
  }

  wrapUp(contact: SimContact): void {
    contact.worker = this;
    this.afterwards.set(contact.id, contact);
    this.changed();
  }

  wrappedUp(contact: SimContact): void {
    this.afterwards.delete(contact.id);
    this.changed();
  }

  /** A contact came to the device, or left it. */
  changed(): void {
    this.onChange(this);
  }

  attach(device?: SimDevice): void {
    this.detach();
    this.active = true;
    if (!device) return;
    this.telephone = device;
    device.channel = this;
    this.changed();
  }

  /** Not ready, and without a device, whose calls go on. */
  detach(): void {
    if (this.telephone) this.telephone.channel = undefined;
    this.telephone = undefined;
    this.active = false;
    this.changed();
  }

  /** Nobody wants anything of it any more. */
  forget(): void {
    this.askedDuringWork = false;
    this.afterwards.clear();
    this.set({ wanted: NOT_READY, resting: false });
  }
}
