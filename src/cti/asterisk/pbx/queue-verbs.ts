import type { AmiClient } from '../ami/ami-client.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { MemberPause } from './member-pause.js';

const HINT = /^hint:([^@(){}$\s]+)@([^@(){}$\s]+)$/;

/** A member that is to be made. */
export interface NewMember {
  readonly queue: string;
  readonly interface: string;
  readonly name: string;
  /** the device, or `hint:<extension>@<context>`, whose state says whether the member is in use */
  readonly stateInterface: string;
  readonly paused: boolean;
  /** whole seconds after a call of that queue in which nothing is offered */
  readonly wrapUpTime: number;
}

/** What is done with queues over AMI, in words. Whether the switch had it so already is decided here, once for each. */
export class QueueVerbs {
  /** @param ami throws where there is no link */
  constructor(private readonly ami: () => Pick<AmiClient, 'action' | 'list'>) {}

  /** @returns false where the switch refuses: there is no such queue, or the member is there already */
  addMember(member: NewMember): Promise<boolean> {
    return this.unlessRefused('QueueAdd', {
      Queue: member.queue,
      Interface: member.interface,
      MemberName: member.name,
      StateInterface: member.stateInterface,
      Paused: String(member.paused),
      ...(member.wrapUpTime > 0 ? { Wrapuptime: String(member.wrapUpTime) } : {}),
    });
  }

  /** @returns false where the member is not there any more, or is one by configuration */
  removeMember(queue: string, member: string): Promise<boolean> {
    return this.unlessRefused('QueueRemove', { Queue: queue, Interface: member });
  }

  /** In that queue alone. @returns false where there is no such member */
  pauseMember(queue: string, member: string, { paused, reason }: MemberPause): Promise<boolean> {
    return this.unlessRefused('QueuePause', {
      Queue: queue,
      Interface: member,
      Paused: String(paused),
      Reason: reason,
    });
  }

  /** Lets that queue offer nothing to a member who is in use, whatever the queue's own `ringinuse` says. */
  spareInUse(queue: string, member: string): Promise<boolean> {
    return this.unlessRefused('QueueMemberRingInUse', { Queue: queue, Interface: member, RingInUse: 'no' });
  }

  /** Events `QueueParams`, `QueueMember` and others, of one queue or of all. */
  status(queue?: string): Promise<readonly AmiMessage[]> {
    return this.ami().list('QueueStatus', queue === undefined ? {} : { Queue: queue });
  }

  async hasQueue(queue: string): Promise<boolean> {
    return (await this.status(queue)).some((item) => item.event === 'QueueParams' && item.text('Queue') === queue);
  }

  /** Writes a line into the queue log. */
  async log(line: Readonly<Record<'Queue' | 'Event' | 'Interface' | 'Message', string>>, call?: string): Promise<void> {
    await this.ami().action('QueueLog', { ...line, ...(call === undefined ? {} : { Uniqueid: call }) });
  }

  /** Devices that a hint of the dialplan stands for; none where there is no such hint. @param hint `hint:<extension>@<context>` */
  async devicesOfHint(hint: string): Promise<readonly string[]> {
    const [, extension, context] = HINT.exec(hint) ?? [];
    if (extension === undefined || context === undefined) return [];
    const found = await this.value(`HINT(${extension}@${context})`);
    return found.replaceAll('${EXTEN}', extension).split(/[&,]/);
  }

  /** Asterisk's word for the state of a device, e.g. `BUSY`; `INVALID` where there is no such device. */
  deviceState(device: string): Promise<string> {
    return this.value(`DEVICE_STATE(${device})`);
  }

  /** Of a device that has the state that it is given (`Custom:…`). */
  async setDeviceState(device: string, state: 'BUSY' | 'INVALID'): Promise<void> {
    await this.ami().action('Setvar', { Variable: `DEVICE_STATE(${device})`, Value: state });
  }

  private async value(expression: string): Promise<string> {
    try {
      return (await this.ami().action('Getvar', { Variable: expression })).text('Value');
    } catch (error) {
      if (error instanceof AmiRefusedError) return '';
      throw error;
    }
  }

  private async unlessRefused(name: string, fields: Readonly<Record<string, string>>): Promise<boolean> {
    try {
      await this.ami().action(name, fields);
      return true;
    } catch (error) {
      if (error instanceof AmiRefusedError) return false;
      throw error;
    }
  }
}
