import type { MemberRecord } from '../mirror/member-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { MemberIdentity } from './member-identity.js';

/** Which members of queues are a device, or stand for it, whoever made them. */
export class MembersAtDevice {
  /** whether a hint stands for the device, as far as somebody has asked */
  private readonly hints = new Map<string, boolean>();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly identity: MemberIdentity,
  ) {}

  /** As far as is known by now. */
  get all(): readonly MemberRecord[] {
    return this.candidates.filter((record) => this.has(record));
  }

  has({ interface: member, stateInterface }: MemberRecord): boolean {
    const { interface: own, endpoint, hint } = this.identity;
    const known = [own, endpoint, hint];
    return known.includes(member) || known.includes(stateInterface) || this.hints.get(stateInterface) === true;
  }

  /**
   * Reads all members, and asks the dialplan for the devices of hints.
   * @param since what a reading has found that began then, by the clock's `elapsed`, will do
   */
  async read(since: number): Promise<readonly MemberRecord[]> {
    await this.asterisk.readMembersSince(since);
    await this.learn(this.candidates);
    return this.all;
  }

  /** One of which an event has told. @returns it, as it is by then, where it is one of the device's */
  async ask(record: MemberRecord): Promise<MemberRecord | undefined> {
    await this.learn([record]);
    const found = this.asterisk.queueMembers.find(record.queue, record.interface);
    return found && this.has(found) ? found : undefined;
  }

  /** Those of the device, and those of a hint of the same extension. */
  private get candidates(): readonly MemberRecord[] {
    return this.asterisk.queueMembers.at(this.identity.devices);
  }

  private async learn(records: readonly MemberRecord[]): Promise<void> {
    const hints = new Set(records.filter((one) => !this.has(one)).map(({ stateInterface }) => stateInterface));
    const unknown = [...hints].filter((hint) => !this.hints.has(hint));
    await Promise.all(
      unknown.map(async (hint) => {
        const devices = await this.asterisk.queues.devicesOfHint(hint);
        this.hints.set(hint, devices.includes(this.identity.endpoint));
      }),
    );
  }
}
