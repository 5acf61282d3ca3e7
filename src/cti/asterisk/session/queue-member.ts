import type { MemberRecord } from '../mirror/member-record.js';
import { AUTO_PAUSE, type MemberPause, OPEN, samePause } from '../pbx/member-pause.js';
import type { QueueVerbs } from '../pbx/queue-verbs.js';

/**
 * `own`: made by this service; `assigned`: by somebody else, in a queue that the agent is to serve; `foreign`: by somebody
 * else, in another one
 */
export type MemberOrigin = 'own' | 'assigned' | 'foreign';

/** What the queues are to have of the agent. */
export interface QueueIntent {
  readonly pause: MemberPause;
  /** the agent is at work after a call: nobody else's word takes that away */
  readonly forWork: boolean;
  /** what those are to have to whom the work is shown otherwise */
  readonly word: MemberPause;
}

/** Writes whose events have not come: more than that is a switch that tells no events of members. */
const UNCONFIRMED = 8;

/** How long, in milliseconds, events of what was before a reading may come after it. */
const LATE = 2_000;

/** One membership at an agent's device: what the switch has of it, who said so, and what this service has written. */
export class QueueMember {
  /** written, and not told by an event yet, in order */
  private written: MemberPause[] = [];
  /** written, and the answer was lost: it may have been done */
  private doubtful: MemberPause | undefined;
  /** as the switch told last; undefined where an answer was lost */
  private seen: MemberPause | undefined;
  /** what somebody else said last, or what there was before us */
  private before: MemberPause;
  /** that is in force: the agent has said nothing since */
  private overridden: boolean;
  /** the agent's word is to take its place, and is not at the switch yet */
  private lifting = false;
  /** by the clock's `elapsed`: until then the queue may pause it for what we have done */
  private pardonedUntil = 0;
  /** how often the switch has still to tell that it was made */
  private additions = 0;
  private awaitedUntil = 0;
  /** nothing has been written or asked for since it was found */
  private untouched = true;

  /**
   * @param marked its device is shown in use while the agent is at work
   * @param foundAt by the clock's `elapsed`
   */
  constructor(
    private readonly verbs: QueueVerbs,
    readonly record: MemberRecord,
    readonly origin: MemberOrigin,
    private readonly marked = false,
    private readonly foundAt = -LATE,
  ) {
    this.seen = this.before = pauseOf(record);
    this.overridden = false;
    this.isAsFound(this.seen);
  }

  get queue(): string {
    return this.record.queue;
  }

  /** What somebody else has said of it, where the agent has said nothing since. */
  get others(): MemberPause | undefined {
    return this.overridden ? this.before : undefined;
  }

  /** as it will be once everything that is written is done */
  get now(): MemberPause | undefined {
    return this.written.at(-1) ?? this.seen;
  }

  /** It is by this service that it is paused, whatever reason is shown. */
  claim(): void {
    this.before = OPEN;
    this.overridden = false;
  }

  /** The agent has said something: what others said before counts no more once the switch has it. */
  lift(): void {
    this.untouched = false;
    this.lifting = this.overridden;
  }

  /** A call is taken back by us: where the queue pauses the member for that, it is nobody's word. */
  pardon(until: number): void {
    this.pardonedUntil = until;
  }

  /**
   * It was made just now. Answers overtake events: what is told before its own addition is of a member that was there
   * earlier.
   * @param additions of which the switch has not told yet  @param until by the clock's `elapsed`, where it tells nothing
   */
  awaitAdditions(additions: number, until: number): void {
    this.additions = additions;
    this.awaitedUntil = until;
  }

  /** The switch tells that it was made. */
  added(): void {
    this.additions -= 1;
  }

  /** true while what is told is of a member that was there earlier */
  isAwaited(now: number): boolean {
    return this.additions > 0 && now < this.awaitedUntil;
  }

  /** @returns false where it tells nothing but what this service has done */
  told(pause: MemberPause, now: number): boolean {
    const first = this.written[0];
    if (first && samePause(first, pause)) {
      this.written.shift();
      this.seen = pause;
      return false;
    }
    if (this.written.length === 0 && [this.seen, this.doubtful].some((one) => samePause(one, pause))) {
      this.seen = pause;
      this.doubtful = undefined;
      return false;
    }
    if (this.untouched && now - this.foundAt < LATE && samePause(pauseOf(this.record), pause)) {
      this.isAsFound(pause);
      return true;
    }
    // A write of ours that is under way is later at the switch. It may not lift what it did not know of; what it
    // pauses is paused.
    const pardoned = pause.reason === AUTO_PAUSE && now < this.pardonedUntil;
    if (!pardoned && (pause.paused || this.written.length === 0)) this.hear(pause);
    this.seen = pause;
    return true;
  }

  /** What a reading has found. */
  read(pause: MemberPause): void {
    if (this.written.length > 0) return;
    this.doubtful = undefined;
    if (this.seen && !samePause(this.seen, pause)) this.hear(pause);
    this.seen = pause;
  }

  /** The link is gone: what becomes of what was written is told by the next reading. */
  cutOff(): void {
    const last = this.written.at(-1);
    this.written = [];
    if (last) this.seen = undefined;
  }

  /** What it is to be. */
  target({ pause, forWork, word }: QueueIntent): MemberPause {
    const others = this.lifting ? undefined : this.others;
    if (this.marked) return others ?? word;
    if (forWork) return others?.paused ? others : pause;
    return others ?? pause;
  }

  /** Sends what is missing at once, before anything is awaited. @throws AmiTimeoutError, AmiClosedError, AmiFieldError */
  async bring(intent: QueueIntent): Promise<void> {
    const { lifting } = this;
    try {
      await this.write(this.target(intent));
      if (lifting && this.lifting) this.overridden = false;
    } finally {
      if (lifting) this.lifting = false;
    }
  }

  /** The agent signs off. The same errors. */
  async restore(target: MemberPause): Promise<void> {
    await this.write(target);
  }

  /** What it is left as when the agent signs off; `remove` where it is ours to end. */
  get farewell(): MemberPause | 'remove' {
    if (this.origin === 'own') return 'remove';
    // Whom the queues have by configuration is to be offered nothing there while nobody is signed in.
    if (this.origin === 'assigned' && !this.record.dynamic) return { ...(this.now ?? OPEN), paused: true };
    return this.before;
  }

  /** What was told since was on its way when it was found, or has been taken back: nobody has the last word by that. */
  private isAsFound(pause: MemberPause): void {
    this.seen = pause;
    this.before = this.origin === 'own' ? OPEN : pause;
    this.overridden = this.origin !== 'own' && pause.paused;
  }

  private hear(pause: MemberPause): void {
    this.before = pause;
    this.overridden = true;
    this.lifting = false;
  }

  private async write(target: MemberPause): Promise<void> {
    if (this.now && samePause(this.now, target)) return;
    this.untouched = false;
    this.written.push(target);
    if (this.written.length > UNCONFIRMED) this.seen = this.written.shift();
    try {
      const there = await this.verbs.pauseMember(this.queue, this.record.interface, target);
      if (!there) this.drop(target);
    } catch (error) {
      if (this.drop(target)) this.doubtful = target;
      throw error;
    }
  }

  /** @returns false where an event has told of it already */
  private drop(target: MemberPause): boolean {
    const open = this.written.includes(target);
    this.written = this.written.filter((one) => one !== target);
    if (open) this.seen = undefined;
    return open;
  }
}

export const pauseOf = ({ paused, reason }: MemberRecord): MemberPause => ({ paused, reason });
