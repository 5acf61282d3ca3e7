import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { PendingState } from '../../../protocol/objects/object-states.js';
import type { MemberNews, MemberWatcher } from '../mirror/queue-members.js';
import type { MemberRecord } from '../mirror/member-record.js';
import { type MemberPause, OPEN, PAUSE_FOR_WORK, samePause } from '../pbx/member-pause.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { MemberDuty } from '../switch/owed-sign-offs.js';
import { Serial } from '../pbx/serial.js';
import { type MemberIdentity, originOf } from './member-identity.js';
import { MemberMaker } from './member-maker.js';
import { MembersAtDevice } from './members-at-device.js';
import { pauseOf, QueueMember, type QueueIntent } from './queue-member.js';
import { failureFields } from '../pbx/failure-fields.js';

/** What the queues had of the agent at sign-in. */
export interface MemberFacts {
  /** true where a membership of this service's making is there */
  readonly own: boolean;
  /** true where one of another agent is, in the queues of this one */
  readonly another: boolean;
  /** undefined where no membership of this service's making is there */
  readonly pause: MemberPause | undefined;
}

/**
 * All memberships of queues at one device of an agent. What this service has done it knows for each, and takes back that
 * alone; what others do is followed.
 */
export class QueueMembership implements MemberWatcher {
  private readonly log = new Logger(QueueMembership.name);
  private readonly turns = new Serial();
  private readonly members = new Map<string, QueueMember>();
  private readonly device: MembersAtDevice;
  private readonly maker: MemberMaker;
  /** those where an answer was lost before it was known to be a member */
  private readonly doubtful = new Set<string>();
  /** where it is to be a member while the agent is signed in */
  private assigned: ReadonlySet<string>;

  /** @param changed somebody else has had a hand in it */
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly identity: MemberIdentity,
    private readonly changed: () => void,
  ) {
    this.assigned = new Set(identity.queues);
    this.device = new MembersAtDevice(asterisk, identity);
    this.maker = new MemberMaker(asterisk, identity);
  }

  get queues(): readonly string[] {
    const there = new Set([...this.members.values()].map(({ queue }) => queue));
    const others = [...there].filter((queue) => !this.assigned.has(queue));
    return [...[...this.assigned].filter((queue) => there.has(queue)), ...others.sort()];
  }

  /** true where the work after a call is to be shown as a device in use */
  get isMarked(): boolean {
    return this.maker.isMarked;
  }

  /** What is left to be done where the agent is gone and nothing can be said to the switch. */
  get duties(): readonly MemberDuty[] {
    const known = [...this.members.values()].map(({ record, farewell, now }) => ({
      record,
      farewell,
      left: now ?? OPEN,
    }));
    const joined = new Set(known.map(({ record }) => record.queue));
    const lost = [...this.assigned].filter((queue) => !joined.has(queue));
    return [
      ...known.map(({ record: { queue, interface: member }, farewell, left }) => ({ queue, member, farewell, left })),
      ...lost.map((queue) => ({ queue, member: this.identity.interface, farewell: 'remove' as const, left: OPEN })),
    ];
  }

  /** What becomes of the queues is not followed any more. */
  end(): void {
    this.asterisk.queueMembers.unwatch(this.identity.devices, this);
  }

  /** Finds what there is at the device. @param since what a reading that began then, by the clock's `elapsed`, has found will do */
  find(since = Infinity): Promise<MemberFacts> {
    return this.turns.run(async () => {
      this.asterisk.queueMembers.watch(this.identity.devices, this);
      const here = await this.device.read(since);
      this.members.clear();
      for (const record of here) this.take(record);
      const own = [...this.members.values()].filter(({ origin }) => origin === 'own');
      const pauses = own.map(({ record }) => pauseOf(record));
      this.claim(pauses);
      const another = here.some((one) => this.isOfAnother(one));
      return { own: own.length > 0, another, pause: pauses.find(({ paused }) => !paused) ?? pauses[0] };
    });
  }

  /** Looks at what the last reading of all members has found. */
  reread(): void {
    const now = this.asterisk.parts.clock.elapsed();
    const there = new Set(this.device.all.map(keyOf));
    for (const [key, one] of this.members) if (!there.has(key) && !one.isAwaited(now)) this.members.delete(key);
    for (const record of this.device.all) {
      const known = this.members.get(keyOf(record));
      if (!known && !this.maker.isMaking(record.queue)) this.take(record);
      if (known && !known.isAwaited(now)) known.read(pauseOf(record));
    }
  }

  /** The link is gone. */
  cutOff(): void {
    for (const one of this.members.values()) one.cutOff();
  }

  /** Becomes a member where it is none. @throws CtiRejectedError where there is no such queue */
  join(intent: QueueIntent): Promise<void> {
    return this.turns.run(async () => {
      const there = new Set(this.queues);
      const missing = [...this.assigned].filter((queue) => !there.has(queue));
      const coming = [this.bring(intent), ...missing.map((queue) => this.add(queue, intent))];
      await Promise.allSettled(coming);
      await Promise.all(coming);
      await this.bring(intent);
    });
  }

  /** @throws CtiRejectedError where there is no such queue */
  joinOne(queue: string, intent: QueueIntent): Promise<void> {
    return this.turns.run(async () => {
      if (!this.queues.includes(queue)) await this.add(queue, intent);
      this.assigned = new Set([...this.assigned, queue]);
      await this.bring(intent);
    });
  }

  /** @throws CtiRejectedError where there is no such queue, or the membership is not this service's to end */
  leaveOne(queue: string): Promise<void> {
    return this.turns.run(async () => {
      const here = [...this.members.values()].filter((one) => one.queue === queue);
      if (here.length === 0 && !(await this.asterisk.queues.hasQueue(queue))) {
        throw new CtiRejectedError('no-such-queue', 'there is no such queue', { queue });
      }
      for (const one of here) await this.leaveMember(one);
      this.assigned = new Set([...this.assigned].filter((known) => known !== queue));
    });
  }

  /** Leaves what this service has made, and takes back what it has done to the rest. */
  leave(): Promise<void> {
    return this.turns.run(async () => {
      const all = [...this.members];
      // What the switch tells of it from now on is our own doing.
      this.members.clear();
      const { queues } = this.asterisk;
      const doubtful = [...this.doubtful].map((queue) => queues.removeMember(queue, this.identity.interface));
      await Promise.all([...all.map(([key, one]) => this.sendOff(key, one)), ...doubtful]);
      this.doubtful.clear();
    });
  }

  /** What was found is not ours: it is left alone. */
  disown(): void {
    this.end();
    this.members.clear();
  }

  /** The agent has said something: it holds in the place of what others have said before. */
  lift(): void {
    for (const one of this.served) one.lift();
  }

  /** Brings every queue to what it is to have. What is missing is sent at once, before anything is awaited. */
  async bring(intent: QueueIntent): Promise<void> {
    await Promise.all([...this.members.values()].map((one) => one.bring(intent)));
  }

  /** What the agent is to the queues: the agent's own word, unless others have said something else since. */
  stateOf(word: PendingState): PendingState {
    const others = this.served.map((one) => one.others);
    const paused = others.find((one) => one?.paused);
    const some = word.agentState === 'ready' || others.every((one) => one?.paused);
    if (paused && some) return notReady(paused);
    return others.some((one) => one && !one.paused) ? { agentState: 'ready' } : word;
  }

  /** true where this service keeps that queue from offering anything */
  closes(queue: string, intent: QueueIntent): boolean {
    const here = [...this.members.values()].filter((one) => one.queue === queue);
    return here.length > 0 && here.every((one) => one.target(intent).paused && !one.others?.paused);
  }

  /** A call of a queue's is taken back by us. */
  takeBack(): void {
    const { clock, options } = this.asterisk.parts;
    const until = clock.elapsed() + options.timeouts.confirm;
    // `autopause = all` pauses in all queues.
    for (const one of this.members.values()) one.pardon(until);
  }

  memberChanged(news: MemberNews, record: MemberRecord): void {
    if (!this.device.has(record)) return this.lookCloser(record);
    const [now, key] = [this.asterisk.parts.clock.elapsed(), keyOf(record)];
    const known = this.members.get(key);
    if (news === 'added' && known) known.added();
    else if (news === 'added') this.maker.hasCome(record.queue);
    if (known?.isAwaited(now)) return;
    if (news === 'removed') {
      if (!this.members.delete(key)) return;
      this.assigned = new Set([...this.assigned].filter((queue) => queue !== record.queue));
    } else if (known) {
      if (news === 'added' || !known.told(pauseOf(record), now)) return;
    } else if (news === 'paused' || this.maker.isMaking(record.queue)) return;
    else {
      if (this.identity.queues.includes(record.queue)) this.assigned = new Set([...this.assigned, record.queue]);
      this.take(record);
    }
    this.changed();
  }

  /** It may be a member of ours by a hint that nobody has asked for yet. */
  private lookCloser(record: MemberRecord): void {
    const look = async () => {
      const found = await this.device.ask(record);
      if (!found || this.members.has(keyOf(found))) return;
      this.take(found);
      this.changed();
    };
    look().catch((error: unknown) => this.log.warn('a member by hint cannot be looked at', failureFields(error)));
  }

  private take(record: MemberRecord): QueueMember {
    const origin = originOf(record, this.identity, this.assigned);
    const marked = origin === 'own' && this.isMarked && record.stateInterface === this.identity.hint;
    const member = new QueueMember(this.asterisk.queues, record, origin, marked, this.asterisk.parts.clock.elapsed());
    this.members.set(keyOf(record), member);
    return member;
  }

  /** Those by which the agent is ready or not: of the queues that the agent is to serve, or of any where there is none. */
  private get served(): readonly QueueMember[] {
    const all = [...this.members.values()];
    const served = all.filter(({ origin }) => origin !== 'foreign');
    return served.length > 0 ? served : all;
  }

  /** What an earlier process has paused along with its own memberships is ours to take back. */
  private claim(own: readonly MemberPause[]): void {
    const marked = own.filter(({ paused, reason }) => paused && reason !== '');
    for (const one of this.members.values()) {
      if (one.origin === 'own') continue;
      const { others } = one;
      if (others && (others.reason === PAUSE_FOR_WORK || marked.some((ours) => samePause(ours, others)))) one.claim();
    }
  }

  private isOfAnother(record: MemberRecord): boolean {
    const { interface: member, name } = this.identity;
    return record.dynamic && record.interface === member && record.name !== name && this.assigned.has(record.queue);
  }

  private async add(queue: string, { pause }: QueueIntent): Promise<void> {
    this.doubtful.add(queue);
    const { clock, options } = this.asterisk.parts;
    try {
      const { record, additions } = await this.maker.make(queue, pause.paused);
      this.take(record).awaitAdditions(additions, clock.elapsed() + options.timeouts.confirm);
      this.doubtful.delete(queue);
    } catch (error) {
      if (error instanceof CtiRejectedError) this.doubtful.delete(queue);
      throw error;
    }
  }

  private async leaveMember(one: QueueMember): Promise<void> {
    const { queue, interface: member } = one.record;
    this.members.delete(keyOf(one.record));
    if (await this.asterisk.queues.removeMember(queue, member)) return;
    await this.asterisk.readMembers();
    if (!this.asterisk.queueMembers.find(queue, member)) return;
    this.members.set(keyOf(one.record), one);
    throw new CtiRejectedError('queue-fixed', 'the membership is one by configuration', { queue });
  }

  private async sendOff(key: string, one: QueueMember): Promise<void> {
    const { farewell, record } = one;
    try {
      if (farewell === 'remove') await this.asterisk.queues.removeMember(record.queue, record.interface);
      else await one.restore(farewell);
    } catch (error) {
      this.members.set(key, one);
      throw error;
    }
  }
}

const keyOf = ({ queue, interface: member }: MemberRecord): string => `${queue}\n${member}`;

function notReady({ reason }: MemberPause): PendingState {
  return { agentState: 'notready', ...(reason === '' ? {} : { reason }) };
}
