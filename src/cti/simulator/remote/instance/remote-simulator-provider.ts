import { CtiRejectedError, CtiTimeoutError, CtiUnavailableError } from '../../../../errors/switch-errors.js';
import type { Clock } from '../../../../runtime/clock.js';
import type { IdSource } from '../../../../runtime/id-source.js';
import type {
  CtiOpenRequest,
  CtiProvider,
  CtiProviderListener,
  CtiSessionListener,
} from '../../../port/cti-provider.js';
import type { CtiSession } from '../../../port/cti-session.js';
import { SIMULATOR_CAPABILITIES } from '../../simulator-capabilities.js';
import { SIMULATOR_VENDOR, SIMULATOR_VERSION } from '../../simulator-vendor.js';
import { RemoteDirectory } from './remote-directory.js';
import { RemoteLink } from './remote-link.js';
import { RemoteSession } from './remote-session.js';
import type { RemoteSettings } from './remote-settings.js';
import { RemoteSessions } from './remote-sessions.js';
import type { News } from './switch-connection.js';

/** The provider whose simulated switch is a process of its own, which several instances may share. */
export class RemoteSimulatorProvider implements CtiProvider {
  readonly vendor = SIMULATOR_VENDOR;
  readonly version = SIMULATOR_VERSION;
  readonly capabilities = SIMULATOR_CAPABILITIES;
  readonly directory: RemoteDirectory;
  private readonly link: RemoteLink;
  private readonly sessions = new RemoteSessions();
  private listener: CtiProviderListener | undefined;

  constructor(
    settings: RemoteSettings,
    clock: Clock,
    private readonly ids: IdSource,
  ) {
    this.link = new RemoteLink(settings, clock, ids, {
      connected: (connection) => this.sessions.takeUp(connection),
      changed: (link) => {
        this.listener?.link(link);
        // Those who went while the sessions were being taken up.
        if (link.state === 'up') void this.sessions.payDebts(this.link).catch(() => undefined);
      },
      news: (news) => this.hear(news),
    });
    this.directory = new RemoteDirectory(this.link);
  }

  start(listener: CtiProviderListener): Promise<void> {
    this.listener = listener;
    this.link.start();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.listener = undefined;
    this.sessions.forgetAll();
    await this.link.stop();
  }

  async open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const key = this.ids.next();
    const session = new RemoteSession(key, request, listener, this.link, (one, stays) => this.end(one, stays));
    this.sessions.add(session);
    try {
      await this.link.ask('open', { key, request });
      this.sessions.opened(session);
      return session;
    } catch (error) {
      this.sessions.remove(session);
      // It may have been carried out: then the agent is at the switch, and nobody here hears of it.
      if (error instanceof CtiTimeoutError) this.link.ask('leave', { key }).catch(() => undefined);
      throw error;
    }
  }

  private hear(news: News): void {
    if (news.kind === 'directory') this.directory.tell(news.report);
    else if (news.kind === 'report') this.sessions.find(news.key)?.listener.report(news.report);
    else this.sessions.over(news.key, news.cause);
  }

  private async end(session: RemoteSession, stays: boolean): Promise<void> {
    const { key } = session;
    const agent = session.request.agent.id;
    // One that is over already has nothing to say at the switch.
    if (!this.sessions.find(key)) return;
    try {
      await (stays ? this.link.ask('leave', { key }) : this.link.ask('close', { key, agent }));
    } catch (error) {
      const lost = error instanceof CtiUnavailableError || error instanceof CtiTimeoutError;
      if (lost && !stays) this.sessions.owe(session);
      // When refused, the switch keeps the agent signed in, and the next sign-in finds that.
      else if (!lost && !(error instanceof CtiRejectedError)) throw error;
    } finally {
      this.sessions.remove(session);
    }
  }
}
