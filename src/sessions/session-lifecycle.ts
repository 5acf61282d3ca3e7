import { InteractionInProgressError } from '../errors/agent-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { Cause } from '../protocol/cause.js';
import type { Session } from './session.js';
import { sessionTree, sessionView } from './session-view.js';

/** How a session starts and ends. */
export class SessionLifecycle {
  constructor(
    private readonly session: Session,
    /** called once, when the session is over */
    private readonly onEnded: (closed: Promise<void>) => void,
    /** settled when a former session of the agent has signed off; this one's sign-in must not be overtaken by that */
    private readonly after: Promise<void>,
  ) {
    session.cti.onClosed = (cause) => this.end(cause);
  }

  /** @throws what the CTI throws; the session may then be started again */
  async start(extension?: string): Promise<void> {
    const { session } = this;
    session.move('starting');
    try {
      await this.after;
      const snapshot = await session.cti.open(extension);
      session.move('started');
      session.reconciler.snapshot(snapshot, session.attributions.asked('requested', 'session.start'));
    } catch (error) {
      await session.cti.close();
      if (session.state === 'starting') session.move('prepared');
      throw error;
    }
    session.emit('session.initialized', session.target, { session: sessionView(session) });
  }

  /** Not ready, channels away, session away; then the answer. @throws InteractionInProgressError */
  async logout(): Promise<void> {
    const { session } = this;
    this.refuseWhileWorking();
    session.move('ending');
    try {
      await session.attributions.during(session.id, { command: 'session.logout' }, () => this.notReady());
      this.refuseWhileWorking();
    } catch (error) {
      if (session.state === 'ending') session.move('started');
      throw error;
    }
    await session.attributions.during(session.id, { command: 'session.logout' }, () => session.cti.close());
    const cause = session.attributions.asked('requested', 'session.logout');
    for (const channel of session.model.channels.keys()) session.reconciler.removeChannel(channel, cause);
    this.end(cause);
  }

  /** At once and for good; the agent's calls are left as they are. */
  end(cause: Cause): void {
    const { session } = this;
    if (session.state === 'ended') return;
    session.emit('session.ended', session.target, { session: sessionView(session) }, cause);
    session.binding.release();
    session.move('ended');
    this.onEnded(session.cti.close());
  }

  degrade(): void {
    const { session } = this;
    if (session.state !== 'started') return;
    const { service } = session.identity;
    const degraded = { since: new Date(service.since).toISOString(), unavailable: service.provider.capabilities };
    session.emit('session.degraded', session.target, { session: sessionView(session), degraded }, LOST);
    session.cti.lost();
  }

  /** The link is back: everything is read, the differences are told, then what they were in one report. */
  async restore(): Promise<void> {
    const { session } = this;
    if (session.state !== 'started') return;
    session.publisher.takePublished();
    await session.cti.refresh();
    if (!session.identity.service.inService) return;
    const published = session.publisher.takePublished();
    const of = (pattern: RegExp) => [
      ...new Set(published.filter((one) => pattern.test(one.name)).map((one) => one.target)),
    ];
    const report = {
      added: of(/^interaction\.added$/),
      removed: of(/^interaction\.ended$/),
      changed: of(/(statechanged|partieschanged|datachanged|focuschanged)$/),
    };
    const cause: Cause = { code: 'recovered', by: { kind: 'switch' } };
    session.emit('session.restored', session.target, { session: sessionView(session), report }, cause);
  }

  /** For a client that has missed more than is kept: everything there is, in one event. */
  resynchronize(): void {
    const { session } = this;
    const cause: Cause = { code: 'recovered', by: { kind: 'client' } };
    session.emit('session.resynchronized', session.target, { session: sessionTree(session) }, cause);
  }

  private refuseWhileWorking(): void {
    const live = this.session.model.interactions().filter((one) => one.live);
    if (live.length > 0) throw new InteractionInProgressError(live.map((one) => one.target.toString()));
  }

  private async notReady(): Promise<void> {
    const { session } = this;
    if (!session.identity.service.inService) return;
    for (const channel of session.model.channels.values()) {
      if (channel.facts.login !== 'active' || channel.wanted === 'notready') continue;
      try {
        await session.cti.ask((cti) => cti.notReady(channel.id, 'logout'));
      } catch (error) {
        // A switch that went away in between cannot keep an agent from going home.
        if (!(error instanceof ProcessorError) || error.code !== 'CTI_UNAVAILABLE') throw error;
      }
    }
  }
}

const LOST: Cause = { code: 'ctilost', by: { kind: 'switch' } };
