import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { MemberRecord } from '../mirror/member-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { MemberIdentity } from './member-identity.js';

/** Asterisk's number for the state of a device that there is not. */
const INVALID = '4';

/** One that has been made, or was there already. */
interface MadeMember {
  readonly record: MemberRecord;
  /** how often the switch has still to tell that there is such a member now */
  readonly additions: number;
}

/** Makes an agent's device a member of queues. */
export class MemberMaker {
  private readonly log = new Logger(MemberMaker.name);
  /** the dialplan has no such hint as the members are to have */
  private unmarked = false;
  /** queues in which the member comes by our own hand just now, and how often the switch has told so */
  private readonly making = new Map<string, number>();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly identity: MemberIdentity,
  ) {}

  /** true where the work after a call is shown to its members as a device in use */
  get isMarked(): boolean {
    return this.identity.hint !== undefined && !this.unmarked;
  }

  isMaking(queue: string): boolean {
    return this.making.has(queue);
  }

  /** The switch tells that there is such a member now. */
  hasCome(queue: string): void {
    const told = this.making.get(queue);
    if (told !== undefined) this.making.set(queue, told + 1);
  }

  /**
   * Paused until everything is as it is to be.
   * @returns the member, which may be one that was there already
   * @throws CtiRejectedError where there is no such queue
   */
  async make(queue: string, pausedAfterwards: boolean): Promise<MadeMember> {
    this.making.set(queue, 0);
    try {
      const { record, additions } = await this.makeNow(queue, pausedAfterwards);
      return { record, additions: additions - (this.making.get(queue) ?? 0) };
    } finally {
      this.making.delete(queue);
    }
  }

  private async makeNow(queue: string, pausedAfterwards: boolean): Promise<MadeMember> {
    const { interface: member, sparedInUse, hint } = this.identity;
    const paused = pausedAfterwards || sparedInUse;
    let record = await this.add(queue, paused);
    if (!record) return { record: await this.find(queue), additions: 0 };
    let additions = 1;
    if (this.isMarked && !(await this.hasState(queue))) {
      this.unmarked = true;
      this.log.warn(`no ${String(hint)}: members are paused in the work after a call`);
      await this.asterisk.queues.removeMember(queue, member);
      const again = await this.add(queue, paused);
      if (again) additions += 1;
      record = again ?? (await this.find(queue));
    }
    if (sparedInUse) await this.asterisk.queues.spareInUse(queue, member);
    return { record, additions };
  }

  private async add(queue: string, paused: boolean): Promise<MemberRecord | undefined> {
    const { interface: member, name, endpoint, hint, wrapUpTime } = this.identity;
    const stateInterface = this.isMarked && hint !== undefined ? hint : endpoint;
    const made = { queue, interface: member, name, stateInterface, paused };
    const done = await this.asterisk.queues.addMember({ ...made, wrapUpTime });
    return done ? { ...made, dynamic: true, reason: '', status: '' } : undefined;
  }

  /** Refused because it is there already is no refusal. */
  private async find(queue: string): Promise<MemberRecord> {
    await this.asterisk.readMembers();
    const found = this.asterisk.queueMembers.find(queue, this.identity.interface);
    if (found) return found;
    if (await this.asterisk.queues.hasQueue(queue))
      throw new CtiRejectedError('refused', 'the queue cannot be joined', { queue });
    throw new CtiRejectedError('no-such-queue', 'there is no such queue', { queue });
  }

  private async hasState(queue: string): Promise<boolean> {
    await this.asterisk.readMembers();
    return this.asterisk.queueMembers.find(queue, this.identity.interface)?.status !== INVALID;
  }
}
