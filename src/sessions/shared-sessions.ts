import { Logger } from '@nestjs/common';
import { ForbiddenError } from '../errors/desktop-errors.js';
import { ServiceUnavailableError, StoreUnavailableError } from '../errors/operator-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { Pace } from '../runtime/pace.js';
import { tokenDigest } from './binding/token-digest.js';
import type { ManagedSession } from './managed-session.js';
import { PartsWatch } from './memento/parts-watch.js';
import { readIdentity } from './memento/read-identity.js';
import { restoreSession, type RestoreGround } from './memento/restore-session.js';
import { resumeSession } from './memento/resume-session.js';
import type { Session } from './session.js';
import { Departures } from './store/departures.js';
import type { Grounds } from './store/grounds.js';
import type { AgentKey, Holder, KeptSession } from './store/kept-session.js';
import { KeepAlive } from './store/keep-alive.js';
import { SessionCustody } from './store/session-custody.js';
import type { Ownership, OwnerRequest } from './store/session-store.js';
import { Strays } from './store/strays.js';
import { TakeOver } from './store/take-over.js';

const logger = new Logger('SharedSessions');

/** Milliseconds that commands under way have before a session is let go; what has no answer then is not done again. */
const FINISHING = 1_000;
const PAUSE = 10;

const ELSEWHERE: Cause = { code: 'override', by: { kind: 'client' } };

/** What this instance's sessions are to those who share them. */
export interface House {
  readonly pace: Pace;
  /** milliseconds that a client may be gone before something is done about that */
  readonly patience: number;
  find(session: string): ManagedSession | undefined;
  /** all that it has */
  all(): ManagedSession[];
  /** settles when no former session of the agent is still signing off */
  signedOff(key: AgentKey): Promise<void>;
  /** Takes it in, with those who act on it. */
  manage(session: Session): ManagedSession;
  /** @returns undefined where there is no such service here */
  ground(service: string): RestoreGround | undefined;
}

/** The sessions that this instance has of those that all have together: how they come here, are kept, and go. */
export class SharedSessions {
  private readonly takeOver: TakeOver;
  private readonly departures: Departures;
  /** those that it is about to have */
  private readonly claiming = new Set<string>();
  private readonly arriving = new Map<string, Promise<void>>();
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly ending: readonly (() => void)[];

  constructor(
    private readonly grounds: Grounds,
    private readonly house: House,
  ) {
    this.takeOver = new TakeOver(grounds);
    this.departures = new Departures(grounds);
    const { store, leases, clock, continuity } = grounds;
    const strays = new Strays(grounds, house.patience, (id) => this.admit(id));
    const keepAlive = new KeepAlive(clock, () => this.bring(false));
    this.ending = [
      store.onAsked(leases.self, (request) => this.asked(request)),
      store.onAvailable((available) => available && this.bring(true)),
      leases.onForgotten(() => this.bring(false)),
      () => strays.end(),
      () => keepAlive.end(),
      () => this.departures.end(),
      () => continuity.end(),
    ];
  }

  /**
   * Gets the right to an agent's session with that id.
   * @param override whether one that is there already is to end
   * @returns the fence, or who is in the way
   * @throws StoreUnavailableError, ServiceUnavailableError
   */
  async claim(key: AgentKey, id: string, override: boolean): Promise<number | Holder> {
    const end = async (former: string): Promise<void> => {
      this.endFor(former, key.agent);
      await this.house.signedOff(key);
    };
    this.claiming.add(id);
    try {
      const claimed = await this.takeOver.claim(key, id, (one) => this.has(one), override ? end : undefined);
      if (typeof claimed !== 'number') this.claiming.delete(id);
      return claimed;
    } catch (error) {
      this.claiming.delete(id);
      throw error;
    }
  }

  /** What is kept of the session of another instance. @throws StoreUnavailableError */
  read(id: string): Promise<KeptSession | undefined> {
    return this.grounds.store.read(id);
  }

  /** Keeps a new session that has been claimed; settles when the store has it, or is away. */
  keep(managed: ManagedSession, fence: number): Promise<void> {
    const { id, identity } = managed.session;
    this.claiming.delete(id);
    const key = { service: identity.service.id, agent: identity.agent.id };
    const own = { key, session: id, instance: this.grounds.leases.self, fence };
    return this.hold(managed, own, new PartsWatch(managed), { written: 0, whole: true }).settled();
  }

  /**
   * Sees to it that this instance has the session, where there is one that the token fits: its owner lets it go, or has gone.
   * @returns undefined where there is nothing to be done and nothing to be waited for
   * @throws ForbiddenError, StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  fetch(id: string, token: string | undefined): Promise<void> | undefined {
    const leaving = this.leaving.get(id);
    if (leaving) return leaving.then(() => this.fetch(id, token));
    const arriving = this.arriving.get(id);
    // It is here already, and not read yet.
    if (arriving) return arriving;
    if (this.house.find(id) || this.departures.has(id)) return undefined;
    return this.admitted(id, token);
  }

  /**
   * Lets a session go: whoever comes next goes on with it. Never rejects.
   * @param elsewhere this instance goes: other instances that have the service
   */
  handOver(managed: ManagedSession, cause: Cause, elsewhere?: readonly InstanceEntry[]): Promise<void> {
    const { id } = managed.session;
    const known = this.leaving.get(id);
    if (known) return known;
    const leaving = this.letGo(managed, cause, elsewhere)
      .catch((error: unknown) => logger.warn(`${id}: handing over: ${String(error)}`))
      .finally(() => this.leaving.delete(id));
    this.leaving.set(id, leaving);
    return leaving;
  }

  /** The session is over. @param closed settles when it has signed off at the switch */
  async ended({ session }: ManagedSession, closed: Promise<void>): Promise<void> {
    const own = session.custody?.own;
    if (!own) return closed;
    this.departures.begin(own);
    await closed;
    await this.departures.finish(own);
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
    const known = await this.read(id);
    if (!known) return;
    // Nobody lets a session go for somebody who may not have it.
    if (token === undefined || tokenDigest(token) !== readIdentity(known.parts).tokenDigest) {
      throw new ForbiddenError(token === undefined ? 'the token of the resource is needed' : 'that is not the token');
    }
    await this.admit(id);
  }

  private admit(id: string): Promise<void> {
    const known = this.arriving.get(id);
    if (known) return known;
    if (this.house.find(id) || this.departures.has(id)) return Promise.resolve();
    const arriving = this.arrive(id).finally(() => this.arriving.delete(id));
    this.arriving.set(id, arriving);
    return arriving;
  }

  private async arrive(id: string): Promise<void> {
    const kept = await this.takeOver.adopt(id);
    if (!kept) return;
    const own = { key: kept.key, session: id, instance: this.grounds.leases.self, fence: kept.fence };
    // Its owner has gone before it had told anybody that it is there.
    if (kept.parts.size === 0) return this.departures.finish(own);
    try {
      await this.resume(kept, own);
    } catch (error) {
      await this.release(own);
      throw error;
    }
  }

  private async resume(kept: KeptSession, own: Ownership): Promise<void> {
    const ground = this.house.ground(kept.key.service);
    if (!ground) throw new ServiceUnavailableError('this instance has no such service');
    const managed = this.house.manage(restoreSession(kept, ground));
    this.hold(managed, own, new PartsWatch(managed, kept.parts), { written: kept.seq, whole: false });
    resumeSession(managed, kept);
    await managed.lifecycle.resume();
    if (managed.session.state !== 'ended') managed.policies.resume();
  }

  private hold(
    managed: ManagedSession,
    own: Ownership,
    parts: PartsWatch,
    { written, whole }: { written: number; whole: boolean },
  ): SessionCustody {
    const { session, lifecycle } = managed;
    const { journal, binding } = session;
    const kept = {
      parts,
      journal,
      tell: binding.deliver.bind(binding),
      lost: () => lifecycle.letGo(ELSEWHERE),
    };
    session.custody = new SessionCustody(this.grounds, own, kept, written, whole);
    return session.custody;
  }

  private asked({ session, wanted }: OwnerRequest): void {
    const managed = this.house.find(session);
    if (!managed) void this.disown(session);
    else if (wanted === 'end') this.endFor(session, managed.session.identity.agent.id);
    else void this.handOver(managed, ELSEWHERE);
  }

  /** Whether this instance has the session, is about to, or is not done with it. */
  private has(session: string): boolean {
    const known = [this.claiming, this.arriving, this.leaving, this.departures];
    return this.house.find(session) !== undefined || known.some((one) => one.has(session));
  }

  /** The store still says that it is here: it was away when the session went. Never rejects. */
  private async disown(session: string): Promise<void> {
    const { store, leases } = this.grounds;
    if (this.has(session)) return;
    try {
      const holder = await store.find(session);
      if (!holder || holder.instance !== leases.self || this.house.find(session)) return;
      await store.release({ key: holder.key, session, instance: leases.self, fence: holder.fence });
    } catch (error) {
      logger.debug(`${session}: ${String(error)}`);
    }
  }

  private endFor(session: string, agent: string): void {
    this.house.find(session)?.lifecycle.end({ code: 'override', by: { kind: 'agent', id: agent } });
  }

  private async letGo(
    { session, lifecycle }: ManagedSession,
    cause: Cause,
    elsewhere?: readonly InstanceEntry[],
  ): Promise<void> {
    const { custody } = session;
    session.binding.takeAway(cause, elsewhere);
    await this.finished(session);
    // Nothing is heard any more from here on, so that all that has been told is in the store.
    await session.cti.handOver();
    await custody?.settled();
    if (session.state === 'ended') return;
    lifecycle.letGo(cause);
    if (custody) await this.release(custody.own);
  }

  /** Where the store is away whoever comes next waits until this instance's lease has run out. */
  private async release(own: Ownership): Promise<void> {
    try {
      await this.grounds.store.release(own);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
    }
  }

  private async finished({ answers }: Session): Promise<void> {
    const { clock } = this.grounds;
    const end = clock.elapsed() + FINISHING;
    while (answers.busy && clock.elapsed() < end) await new Promise<void>((resolve) => clock.after(PAUSE, resolve));
  }
}
