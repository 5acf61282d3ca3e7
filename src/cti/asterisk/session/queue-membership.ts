import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../switch/serial.js';
import { type MemberPause, samePause } from './member-pause.js';

/** One interface as a member of an agent's queues. */
export interface MemberIdentity {
  readonly interface: string;
  readonly name: string;
  /** the device whose state says whether the member is in use */
  readonly device: string;
  /** those that it is signed in to at the start */
  readonly queues: readonly string[];
}

export interface MemberFacts {
  /** those of the agent's queues that have the member */
  readonly queues: readonly string[];
  /** undefined where no queue has it, or has it under another name */
  readonly pause: MemberPause | undefined;
}

/** Signs a device in and out of queues. One thing at a time: what Asterisk says last is then what was wanted last. */
export class QueueMembership {
  private readonly turns = new Serial();
  private joined: readonly string[] = [];
  private current: MemberPause | undefined;
  private intended: MemberPause | undefined;
  /** queues in which the member comes or goes by our own hand just now */
  private readonly moving = new Set<string>();
  /** where it is to be a member while the agent is signed in */
  private wanted: readonly string[];

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly identity: MemberIdentity,
  ) {
    this.wanted = identity.queues;
  }

  /** those that it has to leave at the end */
  get owed(): readonly string[] {
    return [...new Set([...this.wanted, ...this.joined])];
  }

  get queues(): readonly string[] {
    return this.joined;
  }

  /** what was last known to be so at the switch */
  get pause(): MemberPause | undefined {
    return this.current;
  }

  /** true where the event tells nothing but what we have done, or are doing, ourselves */
  expected(event: AmiMessage): boolean {
    const queue = event.text('Queue');
    if (!this.wanted.includes(queue) || this.moving.has(queue)) return true;
    const joined = this.joined.includes(queue);
    if (event.event === 'QueueMemberAdded') return joined;
    if (event.event === 'QueueMemberRemoved') return !joined;
    return samePause(this.intended, { paused: event.text('Paused') === '1', reason: event.text('PausedReason') });
  }

  /** @param list what `QueueStatus` listed, where somebody has asked already */
  find(list?: readonly AmiMessage[]): Promise<MemberFacts> {
    return this.turns.run(() => this.findNow(list));
  }

  /** Joins the queues where the member is missing, and pauses or unpauses it in all. */
  join(pause: MemberPause): Promise<void> {
    return this.turns.run(async () => {
      for (const queue of this.wanted) if (!this.joined.includes(queue)) await this.add(queue);
      await this.setNow(pause);
    });
  }

  /** @throws CtiRejectedError where there is no such queue */
  joinOne(queue: string, pause: MemberPause): Promise<void> {
    return this.turns.run(async () => {
      if (!this.joined.includes(queue)) {
        const before = this.wanted;
        this.wanted = [...new Set([...before, queue])];
        try {
          await this.add(queue);
        } catch (error) {
          this.wanted = before;
          throw error;
        }
      }
      await this.setNow(pause);
    });
  }

  /** @throws CtiRejectedError where there is no such queue, AmiRefusedError where the member is one by configuration */
  leaveOne(queue: string): Promise<void> {
    return this.turns.run(async () => {
      if (this.joined.includes(queue)) {
        const fields = { Queue: queue, Interface: this.identity.interface };
        await this.move([queue], async () => void (await this.at.ask.ami.action('QueueRemove', fields)));
      } else if (!(await this.exists(queue))) {
        throw new CtiRejectedError('there is no such queue', { queue });
      }
      this.wanted = this.wanted.filter((one) => one !== queue);
      this.joined = this.joined.filter((one) => one !== queue);
    });
  }

  set(pause: MemberPause): Promise<void> {
    return this.turns.run(() => this.setNow(pause));
  }

  /** Leaves all queues; one that cannot be left (a member by configuration) is left paused. */
  leave(): Promise<void> {
    return this.turns.run(async () => {
      await this.setNow({ paused: true, reason: this.current?.paused ? this.current.reason : '' });
      const remove = (Queue: string) =>
        this.at.ask.ami.action('QueueRemove', { Queue, Interface: this.identity.interface }).catch(unlessRefused);
      await this.move(this.joined, async () => void (await Promise.all(this.joined.map(remove))));
      this.joined = [];
      this.current = undefined;
    });
  }

  /** What was found is not ours: it is left alone. */
  disown(): void {
    this.joined = [];
    this.current = undefined;
  }

  private async findNow(list?: readonly AmiMessage[]): Promise<MemberFacts> {
    const { interface: Member, name } = this.identity;
    const queues = this.wanted;
    const items = list ?? (queues.length === 0 ? [] : await this.at.ask.ami.list('QueueStatus', { Member }));
    const mine = items.filter(
      (item) => item.event === 'QueueMember' && item.text('Location') === Member && queues.includes(item.text('Queue')),
    );
    this.joined = queues.filter((queue) => mine.some((item) => item.text('Queue') === queue));
    const one = mine.find((item) => item.text('Paused') === '0') ?? mine[0];
    this.current = one && { paused: one.text('Paused') === '1', reason: one.text('PausedReason') };
    // Paused in one queue only: the next `set` has to tell all of them.
    const mixed = mine.some((item) => item.text('Paused') !== one?.text('Paused'));
    this.intended = this.current;
    const pause = one?.text('Name') === name ? this.current : undefined;
    if (mixed) this.current = undefined;
    return { queues: this.joined, pause };
  }

  private async add(queue: string): Promise<void> {
    const { interface: Interface, name, device } = this.identity;
    const fields = { Queue: queue, Interface, MemberName: name, StateInterface: device, Paused: 'true' };
    await this.move([queue], async () => {
      try {
        await this.at.ask.ami.action('QueueAdd', fields);
      } catch (error) {
        unlessRefused(error);
        // Refused because it is there already is no refusal.
        await this.findNow();
        if (!this.joined.includes(queue)) throw new CtiRejectedError('the queue cannot be joined', { queue });
      }
    });
    this.joined = this.wanted.filter((one) => one === queue || this.joined.includes(one));
    this.current = undefined;
  }

  private async exists(queue: string): Promise<boolean> {
    const found = await this.at.ask.ami.list('QueueStatus', { Queue: queue });
    return found.some((item) => item.event === 'QueueParams' && item.text('Queue') === queue);
  }

  private async setNow(pause: MemberPause): Promise<void> {
    if (this.joined.length === 0 || samePause(this.current, pause)) return;
    const { interface: Interface } = this.identity;
    this.current = undefined;
    this.intended = pause;
    await this.at.ask.ami.action('QueuePause', { Interface, Paused: String(pause.paused), Reason: pause.reason });
    this.current = pause;
  }

  private async move(queues: readonly string[], work: () => Promise<void>): Promise<void> {
    for (const queue of queues) this.moving.add(queue);
    try {
      await work();
    } finally {
      this.moving.clear();
    }
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof AmiRefusedError)) throw error;
}
