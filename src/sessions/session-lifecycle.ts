import { Logger } from '@nestjs/common';
import type { Asked } from './commands/asked.js';
import { InteractionInProgressError } from '../errors/agent-errors.js';
import { NotBoundError } from '../errors/desktop-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { Cause } from '../protocol/cause.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { Timer } from '../runtime/clock.js';
import { outageReport } from './outage.js';
import type { Session } from './session.js';
import type { SessionCustody } from './store/session-custody.js';
import { sessionTree, sessionView, wholeSessionView } from './session-view.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('SessionLifecycle');

const LOST: Cause = { code: 'ctilost', by: { kind: 'switch' } };
const RECOVERED: Cause = { code: 'recovered', by: { kind: 'switch' } };
const FAILED: Cause = { code: 'failed', by: { kind: 'switch' } };

/** Milliseconds until it is asked again whose a session is. */
const AGAIN = 1_000;

/** An end that cannot come about yet. */
interface PendingEnd {
  readonly cause: Cause;
  readonly elsewhere: readonly InstanceEntry[] | undefined;
}

/** How a session starts, lives through an outage, and ends. */
export class SessionLifecycle {
  /** they wait until it is certain whose the session is; the first one counts */
  private readonly pending = new Set<PendingEnd>();
  private asking = false;
  private again: Timer | undefined;

  constructor(
    private readonly session: Session,
    /** called once, when the session is over */
    private readonly onEnded: (closed: Promise<void>, goesOn: boolean, cause: Cause) => void,
    /** settled when a former session of the agent has signed off; this one's sign-in must not be overtaken by that */
    private readonly after: Promise<void>,
  ) {
    session.cti.onClosed = (cause) => this.end(cause);
  }

  /** @throws what the CTI throws; the session may then be started again */
  async start(asked: Asked, extension?: string): Promise<void> {
    const { session } = this;
    session.move('starting');
    try {
      await this.after;
      session.extension = extension ?? session.identity.agent.extension;
      const truth = await session.cti.open(extension);
      session.move('started');
      session.cti.take(truth, session.attributions.asked('requested', asked));
    } catch (error) {
      // What cannot be taken over once will not be the second time.
      if (session.state === 'started') this.end(FAILED);
      await session.cti.close();
      if (session.state === 'starting') session.move('prepared');
      throw error;
    }
    session.emit('session.initialized', session.target, { session: wholeSessionView(session) }, undefined, asked.trace);
    session.onStarted();
    // The link may have gone while nobody listened yet.
    const { service } = session.identity;
    if (!service.linked) this.degrade(service.since);
  }

  /** Not ready, channels away, session away; then the answer. @throws InteractionInProgressError, what the CTI throws */
  async logout(asked: Asked, reason = 'logout'): Promise<void> {
    const { session } = this;
    const during = (work: () => Promise<void>) => session.attributions.during(session.id, { asked }, work);
    this.refuseWhileWorking();
    session.move('ending');
    try {
      await during(() => this.notReady(reason));
      this.refuseWhileWorking();
      // Nobody would be signed off: the agent goes on at the switch, for whoever has the session next.
      if (session.cti.permission.handedOver) throw new NotBoundError();
    } catch (error) {
      if (session.state === 'ending') session.move('started');
      throw error;
    }
    await during(() => session.cti.close());
    const cause = session.attributions.asked('requested', asked);
    for (const channel of session.model.channels.keys()) session.reconciler.removeChannel(channel, cause);
    this.end(cause);
  }

  /**
   * For good, and at once unless it is not certain that the session is this instance's; the agent's calls are left as they
   * are.
   * @param elsewhere this instance goes: other instances that have the service
   * @returns takes it back as long as it has not come about
   */
  end(cause: Cause, elsewhere?: readonly InstanceEntry[]): () => void {
    const { custody, state } = this.session;
    const pending = { cause, elsewhere };
    if (state === 'ended') return () => undefined;
    if (!custody || custody.certain) this.finish(pending);
    else {
      this.pending.add(pending);
      void this.endWhenCertain(custody);
    }
    return () => this.pending.delete(pending);
  }

  /**
   * Lets the session go without a word at the switch: it goes on at another instance, or has gone on there already.
   * @param elsewhere this instance goes: other instances that have the service
   */
  letGo(cause: Cause, elsewhere?: readonly InstanceEntry[]): void {
    const { session } = this;
    if (session.state === 'ended') return;
    session.binding.takeAway(cause, elsewhere);
    session.custody?.end(false);
    this.pending.clear();
    this.again?.cancel();
    session.move('ended');
    this.onEnded(session.cti.handOver(), true, cause);
  }

  /**
   * Goes on where another instance has let go, or has gone, or this one was about to: where the agent is signed in it reads the
   * switch, and tells what is different.
   */
  async resume(): Promise<void> {
    const { session } = this;
    session.cti.permission.handedOver = false;
    if (!this.underWay) return;
    const read = await session.cti.resume();
    const { inService, since } = session.identity.service;
    // One that is handed on meanwhile tells nothing: its next owner reads for itself.
    if (read || session.cti.permission.handedOver) return;
    this.degrade(inService ? session.clock.now() : since);
    // There is no loss of the link after whose end it would be read.
    if (inService) session.cti.readLater();
  }

  private async endWhenCertain(custody: SessionCustody): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.again?.cancel();
    try {
      await custody.confirmed();
      for (const end of this.pending) this.finish(end);
    } catch (error) {
      // Where it is somebody else's, it is over here.
      if (this.pending.size === 0 || error instanceof NotBoundError) return;
      logger.debug(`whose it is cannot be said now: ${String(error)}`, sessionFields(this.session.identity));
      this.again = this.session.clock.after(AGAIN, () => this.pending.size > 0 && void this.endWhenCertain(custody));
    } finally {
      this.asking = false;
    }
  }

  private finish({ cause, elsewhere }: PendingEnd): void {
    const { session } = this;
    if (session.state === 'ended') return;
    this.pending.clear();
    session.emit('session.ended', session.target, { session: sessionView(session) }, cause);
    session.custody?.end(true);
    this.again?.cancel();
    session.binding.release(elsewhere);
    session.move('ended');
    this.onEnded(this.signOff(cause.code === 'shutdown'), false, cause);
  }

  /** Never rejects. */
  private async signOff(stopping: boolean): Promise<void> {
    const { custody, cti } = this.session;
    // Whoever finds it from here on signs its agent off, and does not go on with it.
    const own = !custody || (await custody.sayEnded());
    await (own ? cti.close(stopping) : cti.handOver());
  }

  /** The link is gone; `degrade` will tell it. */
  linkLost(): void {
    if (this.underWay) this.session.cti.outOfDate();
  }

  /**
   * The link is gone. Told once for each outage, whatever becomes of it on the way.
   * @param since milliseconds since the epoch
   */
  degrade(since: number): void {
    const { session } = this;
    if (!this.underWay) return;
    if (this.session.degraded) {
      // Lost again before everything was read: what has been heard of meanwhile is not known any more either.
      session.cti.lost();
      return;
    }
    this.session.degraded = true;
    const { service } = session.identity;
    const degraded = { since: new Date(since).toISOString(), unavailable: service.provider.capabilities };
    session.emit('session.degraded', session.target, { session: sessionView(session), degraded }, LOST);
    session.cti.lost();
    session.publisher.collect();
  }

  /** The link is back: everything is read, and told when that has succeeded. */
  restore(): void {
    if (!this.underWay || !this.session.degraded) return;
    void this.session.cti.refresh();
  }

  /** Everything has been read, and the differences have been told. */
  afterReading(): void {
    const { session } = this;
    if (!this.session.degraded || !this.underWay) return;
    this.session.degraded = false;
    const report = outageReport(session.publisher.collected());
    session.emit('session.restored', session.target, { session: sessionView(session), report }, RECOVERED);
  }

  /** For a client that has missed more than is kept: everything there is, in one event. */
  resynchronize(): void {
    const { session } = this;
    const cause: Cause = { code: 'recovered', by: { kind: 'client' } };
    session.emit('session.resynchronized', session.target, { session: sessionTree(session) }, cause);
  }

  private get underWay(): boolean {
    return this.session.state === 'started' || this.session.state === 'ending';
  }

  private refuseWhileWorking(): void {
    const live = this.session.model.interactions().filter((one) => one.live);
    if (live.length > 0) throw new InteractionInProgressError(live.map((one) => one.target.toString()));
  }

  private async notReady(reason: string): Promise<void> {
    const { session } = this;
    if (!session.identity.service.linked || !session.cti.rules.supports('channel.notready')) return;
    for (const channel of session.model.channels.values()) {
      if (channel.facts.login === 'inactive' || channel.wanted === 'notready') continue;
      try {
        await session.cti.ask((cti) => cti.notReady(channel.id, reason));
      } catch (error) {
        // A switch that went away in between cannot keep an agent from going home.
        if (!(error instanceof ProcessorError) || error.code !== 'CTI_UNAVAILABLE') throw error;
      }
    }
  }
}
