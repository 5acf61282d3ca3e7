import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CtiCause, CtiInteraction } from '../../port/cti-facts.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../pbx/serial.js';
import type { MemberDuty } from '../switch/owed-sign-offs.js';
import type { AgentWork } from './agent-work.js';
import type { DeviceHost } from './device-host.js';
import type { DeviceIdentity } from './device-identity.js';
import type { DeviceNotes } from './device-notes.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const TAKEN: CtiCause = { code: 'override', by: { kind: 'switch' } };

/** The device that comes and goes. */
export interface SignedDevice {
  readonly identity: DeviceIdentity;
  readonly work: AgentWork;
  /** the contacts that go on */
  readonly live: readonly CtiInteraction[];
  /** Finds what is at the device before anything is told of it. */
  look(): Promise<void>;
  watch(): void;
  unwatch(): void;
}

/** An agent signs on and off at one device, one thing after the other. */
export class DeviceSignOn {
  private readonly turns = new Serial();
  private coming = false;
  private gone = false;

  /** @param notes where the device is written down; undefined for the one that every session has */
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly device: SignedDevice,
    private readonly host: DeviceHost,
    private readonly notes: DeviceNotes | undefined,
  ) {}

  /** true while nobody else may sign on there */
  get inUse(): boolean {
    return this.coming || this.device.work.isActive;
  }

  get isGone(): boolean {
    return this.gone;
  }

  /**
   * The device of a session that begins: the agent is what the switch has the agent for.
   * @param since what a reading of all members has found that began then, by the clock's `elapsed`, will do
   */
  begin(wrapUps: readonly CtiInteraction[], since?: number): Promise<void> {
    return this.turns.run(() => this.device.work.join(this.device.live, wrapUps, since));
  }

  /** The same for a further one, unless another agent is a member there by now. */
  restore(wrapUps: readonly CtiInteraction[], since?: number): Promise<void> {
    return this.turns.run(async () => {
      this.coming = true;
      try {
        await this.device.look();
        if (!(await this.device.work.rejoinOwn(this.device.live, wrapUps, since))) await this.note(false);
      } finally {
        this.coming = false;
      }
    });
  }

  /** @throws CtiRejectedError where somebody is signed in at the device */
  activate(): Promise<void> {
    return this.turns.run(async () => {
      this.checkThere();
      if (this.device.work.isActive) return;
      this.checkFree();
      this.coming = true;
      try {
        await this.come();
      } finally {
        this.coming = false;
      }
      this.device.watch();
      this.host.tell({ channels: [this.device.work.channel], interactions: this.device.live, cause: BY_AGENT });
    });
  }

  /** @throws CtiRejectedError while the agent is at work there */
  deactivate(): Promise<void> {
    return this.turns.run(async () => {
      this.checkThere();
      await this.device.work.deactivate();
      this.device.unwatch();
      await this.note(false).catch(() => this.owe([], () => this.note(false)));
    });
  }

  /** Work after a contact is done with. @throws CtiRejectedError while a contact goes on there */
  dispose(): Promise<void> {
    return this.turns.run(async () => {
      this.checkThere();
      await this.device.work.retire();
      this.gone = true;
      this.device.unwatch();
      await this.erase().catch(() => this.owe());
    });
  }

  /** Leaves the queues, and nothing of it is kept; calls go on. */
  leave(): Promise<void> {
    return this.turns.run(async () => {
      await this.device.work.leave();
      await this.erase();
    });
  }

  /** Another agent signs in at the device, and has it from then on. */
  giveUp(): Promise<void> {
    return this.turns.run(async () => {
      if (!this.device.work.isActive) return;
      await this.device.work.leave();
      await this.note(false);
      const over = this.device.live.map((one) => ({ ...one, conversations: [] }));
      this.device.unwatch();
      this.device.work.close();
      this.host.tell({ channels: [this.device.work.channel], interactions: over, cause: TAKEN });
    });
  }

  /** Without a link the sign-off waits until there is one. */
  owe(duties?: readonly MemberDuty[], note = () => this.erase()): void {
    const { work, identity } = this.device;
    this.asterisk.owed.add(identity.endpoint, { duties: duties ?? (work.isActive ? work.duties : []), note });
  }

  /** Writes down that there is the device, and whether the agent is signed in at it. */
  async note(active: boolean): Promise<void> {
    const { channel, extension } = this.device.identity;
    await this.notes?.write({ channel, extension, active });
  }

  private async erase(): Promise<void> {
    await this.notes?.erase(this.device.identity.channel);
  }

  private async come(): Promise<void> {
    const { work } = this.device;
    const begun = this.asterisk.parts.clock.elapsed();
    await Promise.all([this.asterisk.read(), this.asterisk.readMembers()]);
    await this.device.look();
    // Written down first: a member of which nobody knows would never be signed off.
    await this.note(true);
    try {
      await work.activate(this.device.live, begun);
      if (!this.host.isOpen) throw new CtiRejectedError('signed-off', 'the session is over');
    } catch (error) {
      await this.goBack().catch(() => this.owe(work.duties, () => this.note(false)));
      throw error;
    }
  }

  private async goBack(): Promise<void> {
    this.device.work.close();
    // A later session of the agent may be there by now.
    if (!this.host.isOpen && this.host.isTaken(this.device.identity.endpoint)) return;
    await this.device.work.leave();
    await this.note(false);
  }

  private checkThere(): void {
    if (this.gone) throw new CtiRejectedError('no-such-channel', 'there is no such channel');
  }

  private checkFree(): void {
    const { endpoint, extension } = this.device.identity;
    if (!this.host.isTaken(endpoint)) return;
    throw new CtiRejectedError('device-in-use', 'somebody is signed in at that device', { device: extension });
  }
}
