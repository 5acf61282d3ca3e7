import { ServiceUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { Grounds } from './grounds.js';
import type { AgentKey, Holder, KeptSession } from './kept-session.js';
import type { OwnerRequest } from './session-store.js';

/** Milliseconds: a lease, the time that it takes others to see that it has run out, and as much again. */
const DEADLINE = 8_000;

/** Milliseconds from one look to the next, and from one request to the next: nobody knows whether it was heard. */
const PAUSE = 25;
const ASK_AGAIN = 500;

/** What the instance itself has, and can. */
export interface Taker {
  /** whether it has that session, is about to, or is not done with it */
  has(session: string): boolean;
  /** Makes one that nobody has its own, where it can be had; whoever is gone has left its agent at the switch. */
  admit(session: string): Promise<void>;
  /** Ends one that it has; settles when the agent is signed off and the store knows it. */
  end(session: string, key: AgentKey): Promise<void>;
}

/** Gets sessions that other instances have. */
export class TakeOver {
  constructor(
    private readonly grounds: Grounds,
    private readonly taker: Taker,
  ) {}

  /**
   * Makes a session this instance's, which has not got it now: its owner is asked to let it go, or has gone.
   * @param check throws what speaks against it
   * @returns undefined where there is no such session
   * @throws ServiceUnavailableError where it is not let go in time, StoreUnavailableError
   */
  adopt(session: string, check: (holder: Holder) => void): Promise<KeptSession | undefined> {
    const { store, leases } = this.grounds;
    return this.until(async (ask) => {
      const holder = await store.find(session);
      if (!holder) return { done: undefined };
      check(holder);
      if (holder.instance !== leases.self && !(await this.letGo(holder))) {
        await ask(holder, 'handover');
        return 'again';
      }
      const kept = await store.adopt(holder, leases.self);
      return kept ? { done: kept } : 'again';
    });
  }

  /**
   * Makes a new session of an agent. One that is there already is ended wherever it is, where that is wanted.
   * @param override whether one that is there already is to end
   * @returns the fence, or who is in the way
   * @throws ServiceUnavailableError where the one that is there does not end in time, StoreUnavailableError
   */
  claim(key: AgentKey, session: string, override: boolean): Promise<number | Holder> {
    const { store, leases } = this.grounds;
    const { taker } = this;
    return this.until<number | Holder>(async (ask) => {
      const made = await store.claim(key, session, leases.self);
      if ('fence' in made) return { done: made.fence };
      const { holder } = made;
      const own = holder.instance === leases.self;
      // The answer to a former attempt was lost.
      if (own && holder.id === session) return { done: holder.fence };
      if (own && !taker.has(holder.id)) await taker.admit(holder.id);
      else if (!override) return { done: holder };
      else if (own) await taker.end(holder.id, key);
      else if (await this.letGo(holder)) await taker.admit(holder.id);
      else await ask(holder, 'end');
      return 'again';
    });
  }

  private async letGo({ instance }: Holder): Promise<boolean> {
    return instance === undefined || !(await this.grounds.leases.alive(instance));
  }

  private async until<T>(
    attempt: (ask: (holder: Holder, wanted: OwnerRequest['wanted']) => Promise<void>) => Promise<'again' | { done: T }>,
  ): Promise<T> {
    const { clock, store } = this.grounds;
    const end = clock.elapsed() + DEADLINE;
    let asked: Holder | undefined;
    let askAgain = 0;
    const ask = async (holder: Holder, wanted: OwnerRequest['wanted']): Promise<void> => {
      if (holder.instance === undefined) return;
      if (asked?.id === holder.id && asked.fence === holder.fence && clock.elapsed() < askAgain) return;
      asked = holder;
      askAgain = clock.elapsed() + ASK_AGAIN;
      await store.ask(holder.instance, { session: holder.id, wanted });
    };
    while (clock.elapsed() < end) {
      const outcome = await attempt(ask);
      if (outcome !== 'again') return outcome.done;
      await pause(clock);
    }
    throw new ServiceUnavailableError('another instance has the session and does not let it go');
  }
}

const pause = (clock: Clock) => new Promise<void>((resolve) => clock.after(PAUSE, resolve));
