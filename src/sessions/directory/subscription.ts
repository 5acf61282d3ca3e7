import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import type { Clock } from '../../runtime/clock.js';
import { isoTime } from '../../runtime/iso-time.js';
import type { EntryLog } from './entry-log.js';

/** How often one session is told at most, in milliseconds. */
export const INTERVAL = 1_000;

/** The one who is bound to the session that has subscribed. */
export interface Listening {
  readonly id: string;
  readonly binding: {
    readonly listening: boolean;
    /** @returns whether it went out */
    aside(text: string): boolean;
  };
}

/** What a session wants to be told of, and how far it has been. */
export class Subscription {
  private wanted: readonly DirectoryTopic[] = [];
  private after = 0;
  private goneAfter = 0;
  /** everything is told from the beginning */
  private fresh = true;
  /** by `Clock.elapsed` */
  private toldAt = -Infinity;

  constructor(
    private readonly session: Listening,
    private readonly log: EntryLog,
    private readonly clock: Clock,
  ) {}

  get topics(): readonly DirectoryTopic[] {
    return this.wanted;
  }

  /** Everything is told anew. */
  restart(topics = this.wanted): void {
    this.wanted = topics;
    this.after = 0;
    this.goneAfter = this.log.head;
    this.fresh = true;
  }

  /** Goes on with less; what it has been told is as it was. */
  without(topics: readonly DirectoryTopic[]): void {
    this.wanted = this.wanted.filter((one) => !topics.includes(one));
  }

  /** There is something to tell, and somebody to hear it. */
  get isBehind(): boolean {
    return this.wanted.length > 0 && (this.fresh || this.after < this.log.head) && this.session.binding.listening;
  }

  /** @returns how many characters were told; none where it is too early, or the client has too much to read */
  tell(): number {
    if (!this.isBehind || this.clock.elapsed() - this.toldAt < INTERVAL) return 0;
    if (this.log.memory > Math.max(this.after, this.goneAfter)) this.restart();
    const { text, empty, upTo } = this.log.piece({ topics: this.wanted, after: this.after, goneAfter: this.goneAfter });
    const news = this.fresh || !empty;
    const event = news ? this.event(text) : '';
    if (news && !this.session.binding.aside(event)) return 0;
    if (news) this.toldAt = this.clock.elapsed();
    this.after = upTo;
    this.fresh = false;
    return event.length;
  }

  private event(text: string): string {
    const data = this.fresh ? `${text},"reset":true` : text;
    const time = isoTime(this.clock.now());
    return `{"name":"directory.changed","target":"${this.session.id}","data":{${data}},"time":"${time}"}`;
  }
}
