import type { AmiMessage } from '../ami/ami-message.js';
import { GroupIndex } from '../mirror/group-index.js';
import type { MemberRecord } from '../mirror/member-record.js';
import { directoryMember, type DirectoryMember } from './directory-member.js';

interface Caller {
  readonly queue: string;
  /** milliseconds since the epoch */
  readonly since: number;
}

type Handler = (book: QueueBook, event: AmiMessage, now: number) => void;

/** What is not as it was: ids of queues, addresses of agents. */
export interface Changed {
  readonly queues: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
}

/** All queues, who waits there and who serves them: read, then kept by events. */
export class QueueBook {
  private readonly queues = new Set<string>();
  private readonly members = new Map<string, DirectoryMember>();
  private readonly byQueue = new GroupIndex<string>();
  private readonly byAddress = new GroupIndex<string>();
  /** by Uniqueid */
  private readonly callers = new Map<string, Caller>();
  private readonly waitingAt = new GroupIndex<string>();
  /** what events have told of since the reading under way began, by what it is kept under */
  private touched = new Set<string>();
  private changed = { queues: new Set<string>(), agents: new Set<string>() };

  /** @param doubted a queue has not as many callers as it says itself */
  constructor(
    private readonly addressOf: (member: MemberRecord) => string | undefined,
    private readonly doubted: (queue: string) => void,
  ) {}

  get allQueues(): Iterable<string> {
    return this.queues;
  }

  has(queue: string): boolean {
    return this.queues.has(queue);
  }

  membersOf(queue: string): readonly DirectoryMember[] {
    return this.found(this.byQueue.of(queue));
  }

  membersAt(address: string): readonly DirectoryMember[] {
    return this.found(this.byAddress.of(address));
  }

  /** milliseconds since the epoch, of each who waits there: since when */
  waiting(queue: string): readonly number[] {
    return [...this.waitingAt.of(queue)].flatMap((uid) => this.callers.get(uid)?.since ?? []);
  }

  /** @param now milliseconds since the epoch */
  apply(event: AmiMessage, now: number): void {
    HEARD[event.event ?? '']?.(this, event, now);
  }

  beginReading(): void {
    this.touched = new Set();
  }

  /** @param rows of `QueueStatus`: everything there is. What an event has told meanwhile is newer. @param now as in `apply` */
  endReading(rows: readonly AmiMessage[], now: number): void {
    const { touched } = this;
    const found = new Set<string>();
    for (const row of rows) {
      const key = READ[row.event ?? '']?.(row);
      if (key === undefined) continue;
      found.add(key);
      if (!touched.has(key)) this.read(row, now);
    }
    const isLeft = (key: string) => !found.has(key) && !touched.has(key);
    for (const key of this.members.keys()) if (isLeft(key)) this.dropMember(key);
    for (const uid of this.callers.keys()) if (isLeft(uid)) this.dropCaller(uid);
    for (const queue of this.queues) if (isLeft(queueKey(queue))) this.dropQueue(queue);
    this.touched = new Set();
  }

  /** What is not as it was when this was last asked. */
  takeChanged(): Changed {
    const { changed } = this;
    this.changed = { queues: new Set(), agents: new Set() };
    return changed;
  }

  /** Nothing is known any more. */
  clear(): void {
    for (const key of this.members.keys()) this.dropMember(key);
    for (const uid of this.callers.keys()) this.dropCaller(uid);
    for (const queue of this.queues) this.dropQueue(queue);
    this.touched = new Set();
  }

  keepMember(message: AmiMessage): void {
    const key = memberKey(message);
    const before = this.members.get(key);
    const member = directoryMember(message, this.addressOf, before);
    this.touch(key, member.queue);
    this.members.set(key, member);
    this.byQueue.move(key, member.queue);
    this.byAddress.move(key, member.address);
    for (const address of [before?.address, member.address])
      if (address !== undefined) this.changed.agents.add(address);
  }

  dropMember(key: string): void {
    this.touched.add(key);
    const member = this.members.get(key);
    if (!member) return;
    this.members.delete(key);
    for (const index of [this.byQueue, this.byAddress]) index.move(key, undefined);
    this.changed.queues.add(member.queue);
    if (member.address !== undefined) this.changed.agents.add(member.address);
  }

  /** @param since milliseconds since the epoch; one that is known waits since what is known */
  keepCaller(uid: string, queue: string, since: number): void {
    this.touch(uid, queue);
    const known = this.callers.get(uid);
    if (known?.queue !== queue) this.dropCaller(uid);
    this.callers.set(uid, { queue, since: known?.since ?? since });
    this.waitingAt.move(uid, queue);
  }

  dropCaller(uid: string, queue?: string): void {
    const known = this.callers.get(uid)?.queue ?? queue;
    if (known === undefined) return;
    this.touch(uid, known);
    this.callers.delete(uid);
    this.waitingAt.move(uid, undefined);
  }

  /** @param count how many wait there, as the queue says */
  compare(queue: string, count: string): void {
    if (count !== '' && [...this.waitingAt.of(queue)].length !== Number(count)) this.doubted(queue);
  }

  private read(row: AmiMessage, now: number): void {
    const queue = row.text('Queue');
    if (row.event === 'QueueMember') this.keepMember(row);
    else if (row.event === 'QueueEntry') {
      this.keepCaller(row.text('Uniqueid'), queue, now - (Number(row.text('Wait')) || 0) * 1_000);
    } else this.touch(queueKey(queue), queue);
  }

  private dropQueue(queue: string): void {
    this.queues.delete(queue);
    this.changed.queues.add(queue);
  }

  private touch(key: string, queue: string): void {
    this.touched.add(key).add(queueKey(queue));
    this.queues.add(queue);
    this.changed.queues.add(queue);
  }

  private found(keys: Iterable<string>): readonly DirectoryMember[] {
    return [...keys].flatMap((key) => this.members.get(key) ?? []);
  }
}

const queueKey = (queue: string) => `queue\n${queue}`;
const memberKey = (row: AmiMessage) => `${row.text('Queue')}\n${row.text('Location') || row.text('Interface')}`;

/** What each row is kept under. */
const READ: Readonly<Record<string, (row: AmiMessage) => string>> = {
  QueueParams: (row) => queueKey(row.text('Queue')),
  QueueMember: memberKey,
  QueueEntry: (row) => row.text('Uniqueid'),
};

const member: Handler = (book, event) => book.keepMember(event);

/** What each event means for it. One that is not here means nothing to it. */
const HEARD: Readonly<Record<string, Handler>> = {
  QueueMemberAdded: member,
  QueueMemberStatus: member,
  QueueMemberPause: member,
  QueueMemberRinginuse: member,
  QueueMemberRemoved: (book, event) => book.dropMember(memberKey(event)),
  QueueCallerJoin: (book, event, now) => {
    book.keepCaller(event.text('Uniqueid'), event.text('Queue'), now);
    book.compare(event.text('Queue'), event.text('Count'));
  },
  QueueCallerLeave: (book, event) => {
    book.dropCaller(event.text('Uniqueid'), event.text('Queue'));
    book.compare(event.text('Queue'), event.text('Count'));
  },
  Hangup: (book, event) => book.dropCaller(event.text('Uniqueid')),
};
