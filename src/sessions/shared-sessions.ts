import { Logger } from '@nestjs/common';
import { Arrivals } from './arrivals.js';
import { ForbiddenError } from '../errors/desktop-errors.js';
import { ServiceUnavailableError } from '../errors/operator-errors.js';
import type { Cause } from '../protocol/cause.js';
import { tokenDigest } from './binding/token-digest.js';
import type { ManagedSession } from './managed-session.js';
import type { House } from './house.js';
import { HandOvers, type Going } from './hand-overs.js';
import { holdSession } from './hold-session.js';
import { LateSignOffs } from './late-sign-offs.js';
import { isAtRest } from './memento/is-at-rest.js';
import { readIdentity } from './memento/read-identity.js';
import { holderInTheWay } from './holder-in-the-way.js';
import { SESSION_ENDS } from './session-ends.js';
import type { SessionInTheWay } from './session-in-the-way.js';
import { Departures } from './store/departures.js';
import type { Grounds } from './store/grounds.js';
import type { AgentKey } from './store/kept-session.js';
import { disown } from './store/disown.js';
import { KeepAlive } from './store/keep-alive.js';
import { Recollection } from './store/recollection.js';
import type { OwnerRequest } from './store/session-store.js';
import { Strays } from './store/strays.js';
import { Successions } from './store/successions.js';
import { ASKED_FOR, TakeOver } from './store/take-over.js';

const logger = new Logger('SharedSessions');

/** The sessions that this instance has of those that all have together: how they come here, are kept, and go. */
export class SharedSessions {
  private readonly takeOver: TakeOver<SessionInTheWay>;
  private readonly successions: Successions;
  private readonly departures: Departures;
  private readonly lateSignOffs: LateSignOffs;
  /** those that it is about to have */
  private readonly claiming = new Set<string>();
  private readonly arrivals: Arrivals;
  private readonly handOvers: HandOvers;
  private readonly strays: Strays;
  private going = false;
  private readonly recollection: Recollection;
  private readonly ending: readonly (() => void)[];

  constructor(
    private readonly grounds: Grounds,
    private readonly house: House,
  ) {
    this.takeOver = new TakeOver(grounds, {
      has: (id) => this.has(id),
      admit: (id) => this.admit(id, false),
      succeed: (id, session, time) => this.successions.want(id, { session, instance: grounds.leases.self }, time),
      end: (id, key) => this.endFor(id, key),
      inTheWay: (holder) => (this.departures.has(holder.id) ? undefined : holderInTheWay(holder, house, grounds)),
    });
    this.handOvers = new HandOvers(grounds, (session) => this.strays.suspect(session));
    this.successions = new Successions(grounds.clock);
    this.departures = new Departures(grounds, this.successions);
    this.lateSignOffs = new LateSignOffs(grounds, this.departures);
    const { store, leases, clock, continuity } = grounds;
    this.strays = new Strays(grounds, house.patience, {
      ready: () => this.recollection.complete,
      has: (id) => this.has(id),
      // Whoever lives keeps it: its client may have come there by now.
      take: async (id) => (this.has(id) ? undefined : this.arrivals.come(id, false)),
    });
    this.recollection = new Recollection(clock, store.available, () => leases.renew());
    this.arrivals = new Arrivals(grounds, house, {
      takeOver: this.takeOver,
      departures: this.departures,
      lateSignOffs: this.lateSignOffs,
      check: () => this.recollection.check(),
      release: (own) => this.handOvers.release(own),
      suspect: (id) => this.strays.suspect(id),
    });
    const keepAlive = new KeepAlive(clock, () => this.bring(false));
    this.ending = [
      store.onAsked(leases.self, (request) => this.asked(request)),
      store.onAvailable((available) => (available ? this.back() : this.recollection.lost())),
      leases.onForgotten(() => this.doubt()),
      () => this.strays.end(),
      () => keepAlive.end(),
      () => this.recollection.end(),
      () => this.departures.end(),
      () => this.lateSignOffs.end(),
      () => continuity.end(),
    ];
  }

  /**
   * Gets the right to an agent's session with that id.
   * @param override whether one that is there already is to end
   * @returns the fence, or what is in the way
   * @throws StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  async claim(
    key: AgentKey,
    id: string,
    override: boolean,
  ): Promise<{ readonly fence: number } | { readonly existing: SessionInTheWay }> {
    this.checkStaying();
    this.recollection.check();
    this.claiming.add(id);
    const { available } = this.grounds.store;
    try {
      const claimed = await this.takeOver.claim(key, id, override);
      if ('existing' in claimed) this.claiming.delete(id);
      return claimed;
    } catch (error) {
      this.claiming.delete(id);
      this.successions.withdraw(id);
      // What nobody was asked, nobody has done.
      if (available) this.strays.suspect(id);
      throw error;
    }
  }

  /** Keeps a new session that has been claimed; settles when the store has it, or is away. */
  async keep(managed: ManagedSession, fence: number): Promise<void> {
    const { id, identity } = managed.session;
    this.claiming.delete(id);
    const key = { service: identity.service.id, agent: identity.agent.id };
    const own = { key, session: id, instance: this.grounds.leases.self, fence };
    await holdSession(this.grounds, managed, own).settled();
    // The next one has not waited until this one was there.
    if (this.successions.of(id)) managed.ending.end(SESSION_ENDS.overridden(key.agent));
  }

  /**
   * Sees to it that this instance has the session, where there is one that the token fits: its owner lets it go, or has gone.
   * @returns undefined where there is nothing to be done and nothing to be waited for
   * @throws ForbiddenError, StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  fetch(id: string, token: string | undefined): Promise<void> | undefined {
    const leaving = this.handOvers.underWay(id);
    if (leaving) return leaving.then(() => this.fetch(id, token));
    const arriving = this.arrivals.underWay(id);
    // It is here already, and not read yet; or it has been left where it is.
    if (arriving) return arriving.then((come) => (come ? undefined : this.fetch(id, token)));
    if (this.house.find(id) || this.departures.has(id)) return undefined;
    return this.admitted(id, token);
  }

  /**
   * Lets a session go: whoever comes next goes on with it. Never rejects.
   * @param going where this instance goes
   */
  handOver(managed: ManagedSession, cause: Cause, going?: Going): Promise<void> {
    return this.handOvers.begin(managed, cause, going);
  }

  /** Settles when none is on its way here. Never rejects. */
  arrived(): Promise<void> {
    return this.arrivals.settled();
  }

  /** This instance goes: it takes no session any more. */
  goes(): void {
    this.going = true;
    this.strays.end();
  }

  /** Whether another instance stays that has a service. Never rejects. */
  others(): Promise<(service: string) => boolean> {
    return this.grounds.leases.others();
  }

  /**
   * The last instance to go takes in what nobody has and is not at rest, to let it go as it does its own: others may have
   * gone at the same time, each for the other's sake. Never rejects.
   */
  async gather(): Promise<void> {
    const stays = await this.others();
    await this.strays.takeNow(
      async ({ id, key }) => !stays(key.service) && !isAtRest(await this.grounds.store.read(id)),
    );
  }

  /** The session is over. @param closed settles when it has signed off at the switch */
  async ended({ session }: ManagedSession, closed: Promise<void>): Promise<void> {
    const { custody } = session;
    if (!custody) return closed;
    const { own } = custody;
    this.departures.begin(own);
    await closed;
    const ground = session.cti.atWork ? this.house.ground(own.key.service) : undefined;
    await (ground ? this.lateSignOffs.begin(custody.all(), own, ground) : this.departures.finish(own));
  }

  /** The process goes. */
  end(): void {
    for (const end of this.ending) end();
  }

  /** Has the store have all of them, the whole where it may have lost some. */
  private bring(whole: boolean): void {
    for (const { session } of this.house.all()) this.house.pace.run(() => session.custody?.bring(whole));
  }

  private async admitted(id: string, token: string | undefined): Promise<void> {
    this.recollection.check();
    const known = await this.grounds.store.read(id);
    if (!known) return this.recollection.check();
    // Nobody lets a session go for somebody who may not have it.
    if (token === undefined || tokenDigest(token) !== readIdentity(known.parts).tokenDigest) {
      throw new ForbiddenError(token === undefined ? 'the token of the resource is needed' : 'that is not the token');
    }
    await this.admit(id, true);
  }

  private async admit(id: string, asking: boolean): Promise<void> {
    if (!this.arrivals.has(id)) this.checkStaying();
    await this.arrivals.come(id, asking);
  }

  private asked(request: OwnerRequest): void {
    const { session, fence, wanted, successor } = request;
    const managed = this.house.find(session);
    // It has come back since.
    if (managed?.session.custody && managed.session.custody.own.fence !== fence) return;
    if (successor && this.has(session)) this.successions.want(session, successor, ASKED_FOR);
    if (!managed) {
      disown(this.grounds, request, (id) => this.has(id)).catch((error: unknown) =>
        logger.debug(`not let go: ${String(error)}`, { session }),
      );
    } else if (this.handOvers.has(session)) return;
    else if (wanted === 'end') managed.ending.end(SESSION_ENDS.overridden(managed.session.identity.agent.id));
    else void this.handOver(managed, SESSION_ENDS.elsewhere);
  }

  /** Whether this instance has the session, is about to, or is not done with it. */
  private has(session: string): boolean {
    const known = [this.claiming, this.arrivals, this.handOvers, this.departures];
    return this.house.find(session) !== undefined || known.some((one) => one.has(session));
  }

  private async endFor(session: string, key: AgentKey): Promise<void> {
    await this.arrivals.underWay(session)?.catch(() => undefined);
    await this.handOvers.underWay(session);
    this.house.find(session)?.ending.end(SESSION_ENDS.overridden(key.agent));
    await this.house.signedOff(key);
  }

  private back(): void {
    this.recollection.begin();
    this.bring(true);
  }

  private doubt(): void {
    for (const { session } of this.house.all()) session.custody?.doubt();
  }

  /** @throws ServiceUnavailableError */
  private checkStaying(): void {
    if (this.going) throw new ServiceUnavailableError('this instance is about to end');
  }
}
