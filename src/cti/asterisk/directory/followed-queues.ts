import { Logger } from '@nestjs/common';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { SwitchFollower } from '../switch/switch-follower.js';
import { memberAddress } from './member-address.js';
import { QueueBook } from './queue-book.js';
import { Rereading } from './rereading.js';
import { failureFields } from '../pbx/failure-fields.js';

/** Of those a reload brings and takes queues and their members without a word. */
const RELOADED: ReadonlySet<string> = new Set(['app_queue.so', 'All']);

/** The queues of a switch while somebody wants to know of them. Nothing is asked before that, nor after. */
export class FollowedQueues implements SwitchFollower {
  private readonly log = new Logger('AsteriskDirectory');
  readonly book: QueueBook;
  private readonly rereading: Rereading;
  private read = false;
  /** undefined: nobody has compared the two clocks */
  private clocks: { readonly ahead: number | undefined } | undefined;

  /**
   * @param changed something may not be as it was
   * @param reread all has been read once more; must not reject
   */
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly changed: () => void,
    private readonly reread: () => Promise<void>,
  ) {
    const { devices, clock } = asterisk.parts;
    this.book = new QueueBook(
      (member) => memberAddress(devices, member),
      () => {
        if (this.isRead) this.rereading.soon();
      },
    );
    this.rereading = new Rereading(clock, () => this.again());
  }

  /** Everything is known: answers come in any order, and what was before is nothing without the switch's time. */
  get isRead(): boolean {
    return this.read && this.clocks !== undefined;
  }

  /** milliseconds by which the switch's clock is ahead of this one; undefined: not known */
  get ahead(): number | undefined {
    return this.clocks?.ahead;
  }

  /** Reads them, unless that is done, and follows them from then on. @throws as AMI does */
  async follow(): Promise<void> {
    this.asterisk.follow(this);
    this.rereading.begin();
    if (!this.isRead) await Promise.all([this.compareClocks(), this.asterisk.readMembers()]);
  }

  unfollow(): void {
    this.asterisk.unfollow(this);
    this.rereading.end();
    this.lost();
  }

  heard(event: AmiMessage): void {
    this.book.apply(event, this.asterisk.parts.clock.now());
    if (event.event === 'Reload' && RELOADED.has(event.text('Module'))) this.rereading.soon();
  }

  settled(): void {
    this.changed();
  }

  reading(): (rows: readonly AmiMessage[] | undefined) => void {
    this.book.beginReading();
    return (rows) => {
      if (!rows) return;
      this.book.endReading(rows, this.asterisk.parts.clock.now());
      this.read = true;
      this.changed();
    };
  }

  lost(): void {
    this.read = false;
    this.book.clear();
  }

  private async again(): Promise<void> {
    try {
      // First: what is read says by the switch's time since when it is so.
      await this.compareClocks();
      await this.asterisk.readMembers();
      await this.reread();
    } catch (error) {
      // It is tried again; and where there is no link everything is read when it is back.
      this.log.debug('queues cannot be read', failureFields(error));
    }
  }

  private async compareClocks(): Promise<void> {
    const seconds = await this.asterisk.pbx.now().catch(() => NaN);
    if (Number.isNaN(seconds)) this.clocks ??= { ahead: undefined };
    else this.clocks = { ahead: seconds * 1_000 - this.asterisk.parts.clock.now() };
    this.changed();
  }
}
