import { Logger } from '@nestjs/common';
import { CtiRejectedError, CtiTimeoutError, UnsupportedError } from '../../errors/switch-errors.js';
import type { PendingState } from '../../protocol/objects/object-states.js';
import type { Clock, Timer } from '../../runtime/clock.js';
import { withDeadline } from '../../runtime/deadline.js';
import type { CtiSession } from '../port/cti-session.js';
import type { ChannelWork } from './contact-book.js';
import { HELD, type HeldChannel } from './held-channel.js';

const logger = new Logger('WrapUp');

/** The switch has that long, and is asked again after it, in milliseconds. */
const ASK_MS = 5_000;

/** Sees to it that the switch offers nothing on a channel where there is work, and what the agent wants afterwards. */
export class ChannelHolds {
  private readonly underWay = new Map<HeldChannel, Promise<void>>();
  private readonly turns = new WeakMap<HeldChannel, Promise<void>>();
  private readonly retries = new Map<HeldChannel, Timer>();
  private over = false;

  constructor(
    private readonly session: CtiSession,
    private readonly clock: Clock,
    private readonly work: (channel: HeldChannel) => ChannelWork,
  ) {}

  /** Brings the switch there, from whatever it is. Never rejects. */
  settle(channel: HeldChannel): Promise<void> {
    const before = this.underWay.get(channel);
    if (before) return before;
    if (this.over || !channel.target(this.work(channel))) return Promise.resolve();
    const bringing = this.bring(channel);
    this.underWay.set(channel, bringing);
    return bringing;
  }

  /**
   * The agent says during the work what is to be after it: the switch goes on offering nothing.
   * @throws what the switch throws
   */
  async keep(channel: HeldChannel, wanted: PendingState): Promise<void> {
    await this.ask(channel, wanted.agentState === 'ready' || channel.held ? HELD : wanted);
    channel.want(wanted, true);
  }

  end(): void {
    this.over = true;
    for (const timer of this.retries.values()) timer.cancel();
    this.retries.clear();
  }

  private async bring(channel: HeldChannel): Promise<void> {
    this.retries.get(channel)?.cancel();
    // Whoever began it has noted by then that it is under way.
    await Promise.resolve();
    try {
      for (let wanted = this.next(channel); wanted; wanted = this.next(channel)) await this.ask(channel, wanted);
    } catch (error) {
      if (this.over) return;
      logger.warn(`${channel.id}: cannot be made ${channel.held ? 'ready again' : 'not ready'}: ${String(error)}`);
      this.retries.set(
        channel,
        this.clock.after(ASK_MS, () => void this.settle(channel)),
      );
    } finally {
      this.underWay.delete(channel);
    }
  }

  private next(channel: HeldChannel): PendingState | undefined {
    return this.over ? undefined : channel.target(this.work(channel));
  }

  /** One request at a time: what came of the last one is what counts. */
  private ask(channel: HeldChannel, wanted: PendingState): Promise<void> {
    const turn = (this.turns.get(channel) ?? Promise.resolve()).then(() => this.askNow(channel, wanted));
    this.turns.set(
      channel,
      turn.catch(() => undefined),
    );
    return turn;
  }

  private async askNow(channel: HeldChannel, wanted: PendingState): Promise<void> {
    const { session, clock } = this;
    const { id } = channel;
    const hold = wanted === HELD;
    channel.asking = true;
    // What comes of it is told before the answer.
    if (hold) channel.held = true;
    try {
      const asked = wanted.agentState === 'ready' ? session.ready(id) : session.notReady(id, wanted.reason);
      await withDeadline(clock, ASK_MS, asked, () => new CtiTimeoutError());
      channel.held = hold;
    } catch (error) {
      // After anything but a no it may have been done.
      if (hold && (error instanceof CtiRejectedError || error instanceof UnsupportedError)) channel.held = false;
      throw error;
    } finally {
      channel.asking = false;
    }
  }
}
