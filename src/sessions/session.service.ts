import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import type { UnboundBy } from '../happenings/happening.js';
import { Happenings } from '../happenings/happenings.js';
import { NotBoundError, UnknownNameError } from '../errors/desktop-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { ID_SOURCE, type IdSource } from '../runtime/id-source.js';
import { PACE, type Pace } from '../runtime/pace.js';
import type { BindRequest, BindResult } from './binding/session-binding.js';
import { tokenDigest } from './binding/token-digest.js';
import { ServiceDirectories } from './directory/service-directories.js';
import { FairShare } from './bounds/fair-share.js';
import type { SharedBounds } from './bounds/shared-bounds.js';
import type { CheckToken } from './credentials-expiry.js';
import { AgentHistories } from './history/agent-histories.js';
import { Dismissals } from './dismissals.js';
import { LinkWatch } from './link-watch.js';
import { manageSession } from './manage-session.js';
import type { ManagedSession } from './managed-session.js';
import { Session } from './session.js';
import { SessionDirectory } from './session-directory.js';
import { SessionTeller } from './session-teller.js';
import { SESSION_ENDS } from './session-ends.js';
import { sessionInTheWay } from './session-in-the-way.js';
import type { House } from './house.js';
import type { Claimed, NewSession } from './new-session.js';
import { Leaving } from './leaving.js';
import { SharedSessions } from './shared-sessions.js';
import { GROUNDS, type Grounds } from './store/grounds.js';
import { SESSION_SETTINGS, type SessionSettings } from './session-settings.js';

/** How much memory the remembered answers of all sessions take together, in bytes. */
const ANSWERS_BYTES = 33_554_432;

/** Makes sessions, finds them, binds clients to them, ends them. */
@Injectable()
export class SessionService implements OnApplicationShutdown {
  private readonly directory = new SessionDirectory();
  private readonly bounds: SharedBounds;
  readonly directories: ServiceDirectories;
  readonly dismissals: Dismissals;
  private readonly shared: SharedSessions | undefined;
  private readonly leaving: Leaving;
  private readonly teller: SessionTeller;
  private readonly links: LinkWatch;
  private checkToken: CheckToken | undefined;

  constructor(
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ID_SOURCE) private readonly ids: IdSource,
    @Inject(PACE) private readonly pace: Pace,
    private readonly registry: CtiRegistry,
    @Optional() @Inject(GROUNDS) grounds?: Grounds,
    @Optional() happenings: Happenings = new Happenings(),
  ) {
    this.teller = new SessionTeller(happenings);
    this.bounds = {
      journals: new FairShare(settings.journal.totalBytes),
      answers: new FairShare(ANSWERS_BYTES),
      histories: new AgentHistories(settings.history, clock),
    };
    this.directories = new ServiceDirectories(registry, settings, clock);
    this.dismissals = new Dismissals(clock, pace, () => this.directory.all());
    if (grounds) this.shared = new SharedSessions(grounds, this.house());
    this.leaving = new Leaving(this.directory, this.shared, pace);
    this.links = new LinkWatch(registry, this.directory, this.directories, pace);
  }

  /** From now on sessions are renewed by what that says. */
  renewBy(check: CheckToken): void {
    this.checkToken = check;
  }

  /**
   * Looks for the agent's session and makes a new one where there is none, or where the old one is to go. No wait lies
   * between: two at once end in exactly one session.
   * @returns the session that is in the way, or the new one
   */
  create(request: NewSession, override: boolean): { existing: Session } | { created: Session } {
    const { service, agent } = request;
    const former = this.directory.ofAgent(service.id, agent.id);
    if (former && !override) return { existing: former.session };
    former?.ending.end(SESSION_ENDS.overridden(agent.id));
    const managed = this.make(request, this.ids.next());
    this.dismissals.look(managed);
    return { created: managed.session };
  }

  /**
   * The same among all instances that have sessions in common.
   * @throws StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  async claim(request: NewSession, override: boolean): Promise<Claimed> {
    if (!this.shared) {
      const made = this.create(request, override);
      return 'created' in made ? made : { existing: sessionInTheWay(made.existing) };
    }
    const id = this.ids.next();
    const claimed = await this.shared.claim({ service: request.service.id, agent: request.agent.id }, id, override);
    if ('existing' in claimed) return claimed;
    const managed = this.make(request, id);
    await this.shared.keep(managed, claimed.fence);
    this.dismissals.look(managed);
    return { created: managed.session };
  }

  /**
   * Sees to it that this instance has the session, where there is one that the token fits.
   * @returns undefined where there is nothing to be waited for
   * @throws ForbiddenError, StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  fetch(resource: string, token: string | undefined): Promise<void> | undefined {
    return this.shared?.fetch(resource, token);
  }

  /** @throws UnknownNameError (RESOURCE_NOT_FOUND), ForbiddenError, ResourceAlreadyBoundError */
  bind(resource: string, request: BindRequest): BindResult {
    const { session, presence } = this.existing(resource);
    const { absence } = presence;
    const former = session.binding.clientId;
    const result = session.binding.bind(request);
    if (former !== undefined && former !== request.client.id) this.teller.unbound(session, former, 'replaced');
    this.teller.bound(session, request.client, result, absence);
    presence.present();
    session.custody?.bring();
    return result;
  }

  /** The bind has been answered: events may flow to that client now. */
  opened(resource: string, clientId: string, gap: boolean): void {
    const managed = this.directory.find(resource);
    if (!managed?.session.binding.boundTo(clientId)) return;
    managed.session.binding.open(clientId);
    if (gap) managed.lifecycle.resynchronize();
    this.directories.of(managed.session).bound(managed.session);
  }

  /** @throws NotBoundError */
  unbind(resource: string, clientId: string, by: UnboundBy = 'unbound'): void {
    const managed = this.bound(resource, clientId);
    managed.session.binding.unbind(clientId);
    this.teller.unbound(managed.session, clientId, by);
    managed.presence.absent();
    managed.session.custody?.bring();
  }

  /**
   * The client's connection is gone.
   * @param resources what it has bound, and it may be more that it has no longer
   */
  clientGone(clientId: string, resources: Iterable<string>): void {
    for (const resource of resources) {
      const managed = this.directory.find(resource);
      if (!managed?.session.binding.unbind(clientId)) continue;
      this.teller.unbound(managed.session, clientId, 'disconnected');
      managed.presence.absent();
      managed.session.custody?.bring();
    }
  }

  /** @throws NotBoundError, whether there is such a session or not */
  bound(resource: string, clientId: string): ManagedSession {
    const managed = this.directory.find(resource);
    if (!managed?.session.binding.boundTo(clientId)) throw new NotBoundError();
    return managed;
  }

  find(resource: string): ManagedSession | undefined {
    return this.directory.find(resource);
  }

  /** All that this instance has. */
  all(): readonly ManagedSession[] {
    return this.directory.all();
  }

  /** The one that the agent has at a service, where it is this instance's. */
  ofAgent(service: string, agent: string): ManagedSession | undefined {
    return this.directory.ofAgent(service, agent);
  }

  /** What the events of all sessions take that are kept, in bytes, and how many had to go before they were too old. */
  get journals(): Pick<FairShare, 'bytes' | 'evicted'> {
    return this.bounds.journals;
  }

  /** How many sessions there are at a service. */
  countOf(service: string): number {
    return this.directory.countOf(service);
  }

  /**
   * This instance goes, others stay; settles when it has no session any more.
   * @param elsewhere the other instances that have a service, of which the session's client is told
   */
  handOver(elsewhere: (service: CtiService) => readonly InstanceEntry[]): Promise<void> {
    return this.leaving.handOver(elsewhere);
  }

  /** Ends all sessions and waits for their sign-off, or lets them go where other instances can go on with them. */
  shutdown(): Promise<void> {
    return this.leaving.shutdown();
  }

  onApplicationShutdown(): void {
    this.links.stop();
    this.dismissals.stop();
    this.directories.stop();
    this.bounds.histories.end();
    this.shared?.end();
  }

  private existing(resource: string): ManagedSession {
    const managed = this.directory.find(resource);
    if (!managed) throw new UnknownNameError('RESOURCE_NOT_FOUND', 'resource');
    return managed;
  }

  private make({ service, agent, callModel, preparedBy, expires }: NewSession, id: string): ManagedSession {
    const token = this.ids.next();
    const identity = { id, token, tokenDigest: tokenDigest(token), preparedBy, agent, callModel, service };
    const session = new Session(identity, this.settings, this.clock, this.bounds);
    session.expires = expires;
    const managed = this.manage(session);
    this.teller.created(managed.session);
    return managed;
  }

  private house(): House {
    const { settings, clock, bounds, directory, pace } = this;
    return {
      pace,
      patience: settings.clientLostAfter,
      find: (id) => directory.find(id),
      all: () => directory.all(),
      signedOff: ({ service, agent }) => directory.signedOff(service, agent),
      manage: (session) => {
        this.teller.takenIn(session);
        return this.manage(session);
      },
      arrived: (managed) => this.dismissals.look(managed),
      ground: (id) => {
        const service = this.registry.services().find((one) => one.id === id);
        return service && { service, settings, clock, bounds };
      },
    };
  }

  private manage(session: Session): ManagedSession {
    const { service, agent } = session.identity;
    const managed = manageSession(session, {
      directory: this.directories.of(session),
      after: this.directory.signedOff(service.id, agent.id),
      // A session may be there before anybody checks tokens.
      checkToken: () => this.checkToken,
      onEnded: (...how) => this.ended(...how),
    });
    this.directories.follow(session);
    this.teller.follow(session);
    this.directory.add(managed);
    return managed;
  }

  private ended(managed: ManagedSession, closed: Promise<void>, goesOn: boolean, cause: Cause): void {
    if (goesOn) this.teller.handedOver(managed.session, cause);
    const over = goesOn || !this.shared ? closed : this.shared.ended(managed, closed);
    this.directory.remove(managed, over);
  }
}
