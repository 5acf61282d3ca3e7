import { Logger } from '@nestjs/common';
import { NotBoundError } from '../../errors/desktop-errors.js';
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
  /** for what work the switch has refused what: it is asked again when either is another */
  private readonly refused = new WeakMap<HeldChannel, string>();
  private over = false;

  constructor(
    private readonly session: CtiSession,
    private readonly clock: Clock,
    private readonly work: (channel: HeldChannel) => ChannelWork,
    /** settles when the agent is still this session's; rejects where it is not, or nobody can say */
    private readonly confirmed: () => Promise<void>,
  ) {}

  /** Brings the switch there, from whatever it is. Never rejects. */
  settle(channel: HeldChannel): Promise<void> {
    const before = this.underWay.get(channel);
    if (before) return before;
    if (!this.next(channel)) return Promise.resolve();
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

  /**
   * The agent says something while there is no work: after what the switch is being asked already, which would have the
   * last word else.
   * @param ask asks the switch
   * @throws what that throws
   */
  say(channel: HeldChannel, ask: () => Promise<void>): Promise<void> {
    const before = this.turns.get(channel) ?? Promise.resolve();
    const inTurn = async () => {
      await before;
      await ask();
      channel.held = false;
    };
    const said = inTurn();
    // However long that takes, others wait no longer than for an answer of ours.
    const turn = before.then(() => withDeadline(this.clock, ASK_MS, said, () => new CtiTimeoutError()));
    this.turns.set(channel, settled(turn));
    return said;
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
      for (let wanted = this.next(channel); wanted; wanted = this.next(channel)) await this.put(channel, wanted);
    } catch (error) {
      if (this.over) return;
      warn(channel, error);
      this.retries.set(
        channel,
        this.clock.after(ASK_MS, () => void this.settle(channel)),
      );
    } finally {
      this.underWay.delete(channel);
    }
  }

  /** @throws what the switch throws, but for a no: it would say that again */
  private async put(channel: HeldChannel, wanted: PendingState): Promise<void> {
    const about = keyOf(this.work(channel), wanted);
    try {
      await this.ask(channel, wanted, () => this.certain());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.refused.set(channel, about);
      if (!this.over) warn(channel, error);
    }
  }

  private next(channel: HeldChannel): PendingState | undefined {
    if (this.over) return undefined;
    const work = this.work(channel);
    const wanted = channel.target(work);
    if (!wanted) this.refused.delete(channel);
    return wanted && this.refused.get(channel) !== keyOf(work, wanted) ? wanted : undefined;
  }

  /** Nobody has asked for it, but a timer or a report: a process that was frozen meanwhile has to leave the agent alone. */
  private async certain(): Promise<void> {
    await withDeadline(this.clock, ASK_MS, this.confirmed(), () => new CtiTimeoutError());
    if (this.over) throw new NotBoundError();
  }

  /** One request at a time: what came of the last one is what counts. */
  private ask(channel: HeldChannel, wanted: PendingState, first = () => Promise.resolve()): Promise<void> {
    const before = this.turns.get(channel) ?? Promise.resolve();
    const turn = before.then(first).then(() => this.askNow(channel, wanted));
    this.turns.set(channel, settled(turn));
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
      if (hold && isRefusal(error)) channel.held = false;
      throw error;
    } finally {
      channel.asking = false;
    }
  }
}

const isRefusal = (error: unknown) => error instanceof CtiRejectedError || error instanceof UnsupportedError;
const settled = (turn: Promise<void>) => turn.catch(() => undefined);
const keyOf = ({ started, waiting }: ChannelWork, wanted: PendingState) => JSON.stringify([started, waiting, wanted]);
const warn = ({ id, held }: HeldChannel, error: unknown) =>
  logger.warn(`a channel cannot be made ${held ? 'ready again' : 'not ready'}`, {
    channel: id,
    error: error instanceof Error ? error.name : typeof error,
    // What a provider has thrown may name anybody.
    personal: { reason: String(error) },
  });
