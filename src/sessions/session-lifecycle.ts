import type { Asked } from './commands/asked.js';
import { InteractionInProgressError } from '../errors/agent-errors.js';
import { NotBoundError } from '../errors/desktop-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { Cause } from '../protocol/cause.js';
import { outageReport } from './outage.js';
import type { Session } from './session.js';
import type { SessionEnding } from './session-ending.js';
import { SESSION_ENDS } from './session-ends.js';
import { sessionTree, sessionView, wholeSessionView } from './session-view.js';

const LOST: Cause = { code: 'ctilost', by: { kind: 'switch' } };
const RECOVERED: Cause = { code: 'recovered', by: { kind: 'switch' } };

/** How a session starts, lives through an outage, and signs off. */
export class SessionLifecycle {
  constructor(
    private readonly session: Session,
    private readonly ending: SessionEnding,
    /** settled when a former session of the agent has signed off; this one's sign-in must not be overtaken by that */
    private readonly after: Promise<void>,
  ) {}

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
      if (session.state === 'started') this.ending.end(SESSION_ENDS.failed);
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
    this.ending.end(cause);
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
