import { ServiceUnavailableError } from '../../errors/operator-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { Grounds } from './grounds.js';
import type { AgentKey, Holder, KeptSession } from './kept-session.js';
import type { OwnerRequest, Successor } from './session-store.js';

/** Milliseconds: a lease, the time that it takes others to see that it has run out, and as much again. */
const DEADLINE = 8_000;

/** Milliseconds from one look to the next, and from one request to the next: nobody knows whether it was heard. */
const PAUSE = 25;
const ASK_AGAIN = 500;

/** What the instance itself has, and can. */
export interface Taker<InTheWay> {
  /** whether it has that session, is about to, or is not done with it */
  has(session: string): boolean;
  /** Makes one its own, where no living instance has it: whoever is gone has left its agent at the switch. */
  admit(session: string): Promise<void>;
  /** Once the first one is over here the other one is to take its place in the store in one step. */
  succeed(session: string, successor: string, time: number): void;
  /** Ends one that it has; settles when the agent is signed off and the store knows it. */
  end(session: string, key: AgentKey): Promise<void>;
  /** What is told of one that is in the way; undefined where it is over already, or is not there any more. */
  inTheWay(holder: Holder): Promise<InTheWay | undefined> | undefined;
}

/** How often it is asked again; each time with the successor, so that nobody takes a place who has given up. */
export const ASKED_FOR = 2 * ASK_AGAIN;

type Ask = (holder: Holder, wanted: OwnerRequest['wanted'], successor?: Successor) => Promise<void>;

/** Gets sessions that other instances have. */
export class TakeOver<InTheWay> {
  constructor(
    private readonly grounds: Grounds,
    private readonly taker: Taker<InTheWay>,
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
   * The same where no living instance has it; nobody is asked to let it go.
   * @returns undefined also where somebody has it
   * @throws what `check` throws, StoreUnavailableError
   */
  async adoptFree(session: string, check: (holder: Holder) => void): Promise<KeptSession | undefined> {
    const { store, leases } = this.grounds;
    const holder = await store.find(session);
    if (!holder || (holder.instance !== leases.self && !(await this.letGo(holder)))) return undefined;
    check(holder);
    return store.adopt(holder, leases.self);
  }

  /**
   * Makes a new session of an agent. One that is there already is ended wherever it is, where that is wanted, and the new one takes its place
   * in one step: nobody comes between, and whoever waits gets it in turn.
   * @param override whether one that is there already is to end
   * @returns the fence, or what is in the way
   * @throws ServiceUnavailableError where the one that is there does not end in time, StoreUnavailableError
   */
  claim(key: AgentKey, session: string, override: boolean): Promise<{ fence: number } | { existing: InTheWay }> {
    const { store, leases } = this.grounds;
    let looked = false;
    return this.until<{ fence: number } | { existing: InTheWay }>(async (ask) => {
      // Looking costs less than claiming, and many may wait.
      const there = looked ? await store.ofAgent(key) : undefined;
      looked = true;
      const made = there ? { holder: there } : await store.claim(key, session, leases.self);
      if ('fence' in made) return { done: made };
      const { holder } = made;
      // It has taken the former one's place, or the answer to a former attempt was lost.
      if (holder.instance === leases.self && holder.id === session) return { done: { fence: holder.fence } };
      if (override) await this.end(holder, { session, instance: leases.self }, ask);
      else {
        const existing = await this.existing(holder);
        if (existing) return { done: { existing } };
      }
      return 'again';
    });
  }

  private async end(holder: Holder, successor: Successor, ask: Ask): Promise<void> {
    const { taker, grounds } = this;
    const own = holder.instance === grounds.leases.self;
    if (!own && !(await this.letGo(holder))) return ask(holder, 'end', successor);
    taker.succeed(holder.id, successor.session, DEADLINE);
    await (own && taker.has(holder.id) ? taker.end(holder.id, holder.key) : taker.admit(holder.id));
  }

  private async existing(holder: Holder): Promise<InTheWay | undefined> {
    const { taker, grounds } = this;
    const strays = holder.instance === grounds.leases.self && !taker.has(holder.id);
    const existing = strays ? undefined : await taker.inTheWay(holder);
    // Whoever had one that is over may be gone before the store knew it.
    if (!existing && (strays || (await this.letGo(holder)))) await taker.admit(holder.id);
    return existing;
  }

  private async letGo({ instance }: Holder): Promise<boolean> {
    return instance === undefined || !(await this.grounds.leases.alive(instance));
  }

  private async until<T>(attempt: (ask: Ask) => Promise<'again' | { done: T }>): Promise<T> {
    const { clock, store } = this.grounds;
    const end = clock.elapsed() + DEADLINE;
    let asked: Pick<OwnerRequest, 'session' | 'fence'> | undefined;
    let askAgain = 0;
    const ask: Ask = async ({ id: session, instance, fence }, wanted, successor) => {
      if (instance === undefined) return;
      const before = asked;
      asked = { session, fence };
      if (before?.session === session && before.fence === fence && clock.elapsed() < askAgain) return;
      askAgain = clock.elapsed() + ASK_AGAIN;
      await store.ask(instance, { session, fence, wanted, ...(successor ? { successor } : {}) });
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
