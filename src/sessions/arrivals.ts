import { ServiceUnavailableError } from '../errors/operator-errors.js';
import { holdSession } from './hold-session.js';
import type { House } from './house.js';
import type { LateSignOffs } from './late-sign-offs.js';
import { sessionMemento } from './memento/read-memento.js';
import { restoreSession, type RestoreGround } from './memento/restore-session.js';
import { resumeSession } from './memento/resume-session.js';
import type { Departures } from './store/departures.js';
import type { Grounds } from './store/grounds.js';
import type { Holder, KeptSession } from './store/kept-session.js';
import type { Ownership } from './store/session-store.js';
import type { TakeOver } from './store/take-over.js';

/** What arrivals need of the instance. */
export interface Arrival {
  readonly takeOver: Pick<TakeOver<unknown>, 'adopt' | 'adoptFree'>;
  readonly departures: Departures;
  readonly lateSignOffs: LateSignOffs;
  /** @throws StoreUnavailableError where what the store says cannot be believed */
  check(): void;
  release(own: Ownership): Promise<unknown>;
  /** An answer was lost: the store may have it for this instance's. */
  suspect(session: string): void;
}

/** Sessions on their way to this instance: made its own, and gone on with. */
export class Arrivals {
  private readonly arriving = new Map<string, Promise<boolean>>();

  constructor(
    private readonly grounds: Grounds,
    private readonly house: House,
    private readonly arrival: Arrival,
  ) {}

  has(session: string): boolean {
    return this.arriving.has(session);
  }

  /** Settles when it is there, with whether it has come; undefined where it is not about to. */
  underWay(session: string): Promise<boolean> | undefined {
    return this.arriving.get(session);
  }

  /** Settles when none is on its way. Never rejects. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.arriving.values());
  }

  /**
   * Has it come, where there is such a session.
   * @param asking whether its owner is asked to let it go, where that is alive; otherwise it is left there
   * @throws StoreUnavailableError, ServiceUnavailableError, UnreadableSessionError
   */
  async come(id: string, asking: boolean): Promise<void> {
    for (let known = this.arriving.get(id); known; known = this.arriving.get(id)) {
      // It may have been left where it is, for the sake of somebody who did not want it taken away.
      if ((await known) || !asking) return;
    }
    this.arrival.check();
    if (this.house.find(id) || this.arrival.departures.has(id)) return;
    const arriving = this.arrive(id, asking)
      .catch((error: unknown) => {
        this.arrival.suspect(id);
        throw error;
      })
      .finally(() => this.arriving.delete(id));
    this.arriving.set(id, arriving);
    await arriving;
  }

  private async arrive(id: string, asking: boolean): Promise<boolean> {
    const { takeOver, departures } = this.arrival;
    const check = ({ key }: Holder) => {
      if (!this.house.ground(key.service)) throw new ServiceUnavailableError('this instance has no such service');
    };
    const kept = await (asking ? takeOver.adopt(id, check) : takeOver.adoptFree(id, check));
    if (!kept) return false;
    const own = { key: kept.key, session: id, instance: this.grounds.leases.self, fence: kept.fence };
    try {
      // Its owner has gone before it had told anybody that it is there.
      if (kept.parts.size === 0) await departures.finish(own);
      else await this.goOn(kept, own);
    } catch (error) {
      await this.arrival.release(own);
      throw error;
    }
    return true;
  }

  private async goOn(kept: KeptSession, own: Ownership): Promise<void> {
    const ground = this.house.ground(kept.key.service);
    if (!ground) throw new ServiceUnavailableError();
    if (sessionMemento(kept.parts).state === 'ended') await this.arrival.lateSignOffs.begin(kept, own, ground);
    else await this.resume(kept, own, ground);
  }

  private async resume(kept: KeptSession, own: Ownership, ground: RestoreGround): Promise<void> {
    const managed = this.house.manage(restoreSession(kept, ground));
    holdSession(this.grounds, managed, own, kept);
    resumeSession(managed, kept);
    await managed.lifecycle.resume();
    if (managed.session.state !== 'ended') managed.policies.resume();
    this.house.arrived(managed);
  }
}
