import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { DataChange, PendingState } from '../../protocol/objects/object-states.js';
import type { Clock } from '../../runtime/clock.js';
import type { CtiCause, CtiChannel, CtiReport, CtiSnapshot } from '../port/cti-facts.js';
import type { CtiFormerSession, CtiSessionListener } from '../port/cti-provider.js';
import type { CtiSession, InteractionRef } from '../port/cti-session.js';
import { ChannelHolds } from './channel-holds.js';
import { ContactBook } from './contact-book.js';
import { HeldChannel } from './held-channel.js';
import { overlaid } from './overlaid.js';

const COMPLETED: CtiCause = { code: 'completed', by: { kind: 'agent' } };

/** What has been told of while something was read. */
interface Meanwhile {
  readonly channels: Set<string>;
  readonly interactions: Set<string>;
}

/** Stands between a CTI session that knows no work after a contact and its owner, and keeps that work. */
export class WrapUpSession implements CtiSessionListener {
  private readonly book: ContactBook;
  private readonly channels = new Map<string, HeldChannel>();
  private readonly readings = new Set<Meanwhile>();
  /** channels whose work is being completed: what the switch then says comes of that */
  private readonly completing = new Set<string>();
  private holds: ChannelHolds | undefined;
  private ended = false;

  constructor(
    private readonly listener: CtiSessionListener,
    private readonly clock: Clock,
    private readonly former?: CtiFormerSession,
  ) {
    this.book = new ContactBook(former?.wrappingUp);
  }

  /**
   * The session as its owner is to have it.
   * @param canHold whether it can be made not ready and ready again; else the work is only shown
   */
  over(session: CtiSession, canHold: boolean): CtiSession {
    const work = ({ id }: HeldChannel) => this.book.work(id);
    if (canHold) this.holds = new ChannelHolds(session, this.clock, work, () => this.confirmed());
    return overlaid<CtiSession>(session, {
      read: () => this.read(session),
      close: (stopping) => {
        this.end();
        return session.close(stopping);
      },
      handOver: () => {
        this.end();
        return session.handOver();
      },
      complete: (ref) => this.complete(ref),
      setData: (ref, data) => this.setData(session, ref, data),
      disposeChannel: async (channel) => {
        await session.disposeChannel(channel);
        this.forget(channel);
      },
      ready: (channel) => this.want(channel, { agentState: 'ready' }, () => session.ready(channel)),
      notReady: (channel, reason) => {
        const wanted: PendingState = { agentState: 'notready', ...(reason === undefined ? {} : { reason }) };
        return this.want(channel, wanted, () => session.notReady(channel, reason));
      },
    });
  }

  report({ channels = [], interactions = [], cause }: CtiReport): void {
    for (const facts of interactions) this.book.told(facts);
    for (const facts of channels) this.channel(facts).take(facts);
    const concerned = new Set([...channels.map(({ id }) => id), ...interactions.map(({ channel }) => channel)]);
    for (const reading of this.readings) {
      for (const { id } of interactions) reading.interactions.add(id);
      for (const { id } of channels) reading.channels.add(id);
    }
    const completed = interactions.length === 0 && channels.some(({ id }) => this.completing.has(id));
    this.tell([...concerned], { interactions, cause: completed ? COMPLETED : cause });
  }

  closed(cause: CtiCause): void {
    this.end();
    this.listener.closed(cause);
  }

  doubt(): void {
    this.listener.doubt?.();
  }

  confirmed(): Promise<void> {
    return this.listener.confirmed?.() ?? Promise.resolve();
  }

  private async read(session: CtiSession): Promise<CtiSnapshot> {
    const since: Meanwhile = { channels: new Set(), interactions: new Set() };
    this.readings.add(since);
    try {
      const snapshot = await session.read();
      const interactions = this.book.read(snapshot.interactions, since.interactions);
      for (const facts of snapshot.channels) if (!since.channels.has(facts.id)) this.channel(facts).take(facts);
      const there = new Set([...snapshot.channels.map(({ id }) => id), ...since.channels]);
      for (const id of this.channels.keys()) if (!there.has(id)) this.forget(id);
      const channels = snapshot.channels.map(({ id }) => this.shown(id)).filter((one) => one !== undefined);
      for (const one of this.channels.values()) void this.holds?.settle(one);
      const left = interactions.filter(({ channel }) => there.has(channel));
      return { channels, interactions: left };
    } finally {
      this.readings.delete(since);
    }
  }

  /** @param ask asks the switch itself, where there is no work for which it has to be kept from offering */
  private async want(id: string, wanted: PendingState, ask: () => Promise<void>): Promise<void> {
    const channel = this.channels.get(id);
    const { live, started, waiting } = this.book.work(id);
    if (!channel) return ask();
    if (!this.holds || started + waiting === 0) {
      // What comes of it is told before the answer, and must be known for the agent's then.
      const takeBack = channel.want(wanted, live > 0);
      try {
        await (this.holds?.say(channel, ask) ?? ask());
      } catch (error) {
        takeBack();
        throw error;
      }
      return;
    }
    await this.holds.keep(channel, wanted);
    this.tell([id], { cause: { code: 'requested', by: { kind: 'agent' } } });
  }

  private complete({ interaction }: InteractionRef): Promise<void> {
    const id = this.book.channelOf(interaction);
    if (this.book.isLive(interaction)) {
      return Promise.reject(new CtiRejectedError('wrong-state', 'the contact has not ended'));
    }
    if (id === undefined || !this.book.complete(interaction)) return Promise.resolve();
    const channel = this.channels.get(id);
    if (channel && this.book.work(id).waiting === 0) void this.release(channel);
    else this.tell([id], { cause: COMPLETED });
    return Promise.resolve();
  }

  /** The work is done, however long the switch takes; what it then says otherwise is told. */
  private async release(channel: HeldChannel): Promise<void> {
    const { id } = channel;
    this.completing.add(id);
    channel.releasing = true;
    this.tell([id], { cause: COMPLETED });
    await this.holds?.settle(channel);
    channel.releasing = false;
    this.completing.delete(id);
    if (!this.ended && this.channels.get(id) === channel) this.show([id], { cause: COMPLETED });
  }

  private async setData(session: CtiSession, ref: InteractionRef, data: DataChange): Promise<void> {
    // The switch has no such contact any more.
    const changed = this.book.change(ref.interaction, data);
    if (!changed) return session.setData(ref, data);
    this.tell([], { interactions: [changed], cause: { code: 'requested', by: { kind: 'agent' } } });
  }

  /** Tells that with those channels as they are by it, and sees to what the switch is to be. */
  private tell(ids: readonly string[], report: CtiReport): void {
    this.show(ids, report);
    for (const id of ids) {
      const channel = this.channels.get(id);
      if (channel) void this.holds?.settle(channel);
    }
  }

  private show(ids: readonly string[], report: CtiReport): void {
    const channels = ids.map((id) => this.shown(id)).filter((one) => one !== undefined);
    this.listener.report(channels.length > 0 ? { ...report, channels } : report);
  }

  private end(): void {
    this.ended = true;
    this.holds?.end();
  }

  private shown(id: string): CtiChannel | undefined {
    const work = this.book.work(id);
    const channel = this.channels.get(id);
    if (work.live + work.waiting === 0) channel?.rest();
    return channel?.shown(work);
  }

  private channel(facts: CtiChannel): HeldChannel {
    const former = this.former?.channels.find(({ id }) => id === facts.id);
    const channel = this.channels.get(facts.id) ?? new HeldChannel(facts, former?.pending);
    this.channels.set(facts.id, channel);
    return channel;
  }

  private forget(id: string): void {
    this.channels.get(id)?.dispose();
    this.channels.delete(id);
    this.book.forget(id);
  }
}
