import { Logger } from '@nestjs/common';
import { ServiceUnavailableError, StoreUnavailableError } from '../../errors/operator-errors.js';
import type { Timer } from '../../runtime/clock.js';
import type { Grounds } from './grounds.js';
import type { Holder } from './kept-session.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('Strays');

/** How many are taken in at a time. */
const AT_ONCE = 10;

/** How many of one instance are seen at most, and how many of its own are suspected: the oldest are forgotten. */
const MOST = 10_000;

/** Milliseconds from one look to the next, and by how much it is more for some instances: they do not look all at once. */
const PERIOD = 4_000;
const SPREAD = 2_000;

/** Milliseconds for which what another instance may still do for this one may come. */
const SUSPECTED = 10_000;

/** What the instance itself has, and can. */
export interface StraysTaker {
  /** whether what the store says can be believed */
  ready(): boolean;
  /** whether it has that session, is about to, or is not done with it */
  has(session: string): boolean;
  /** Gets it here, where nobody has it by now; rejects where that cannot be, with a `ServiceUnavailableError` where it never can. */
  take(session: string): Promise<void>;
}

/**
 * Sessions that nobody has: their owner has gone or has let them go, and their client has not come to anybody. Somebody has to make their
 * agents not ready, complete their work in time, and end them at last.
 */
export class Strays {
  /** by session: when it was seen for the first time, `Clock.elapsed` */
  private seen = new Map<string, number>();
  /** those that can never be had here: another instance may be able to */
  private refused = new Set<string>();
  /** until when it is looked whether the store has got it for this instance's, `Clock.elapsed` */
  private readonly suspects = new Map<string, number>();
  private timer: Timer | undefined;
  private ended = false;
  private readonly part: number;

  /** @param patience milliseconds that a client has to come by itself */
  constructor(
    private readonly grounds: Grounds,
    private readonly patience: number,
    private readonly taker: StraysTaker,
  ) {
    this.part = partOf(grounds.leases.self);
    this.later();
  }

  end(): void {
    this.ended = true;
    this.timer?.cancel();
  }

  /**
   * Takes in at once, without patience.
   * @param wanted which of them
   */
  async takeNow(wanted: (holder: Holder) => Promise<boolean>): Promise<void> {
    try {
      await this.inTurns(await this.strays(), async (holder) => {
        if (await wanted(holder)) await this.taker.take(holder.id);
      });
    } catch (error) {
      logger.warn(`sessions without an owner: ${String(error)}`);
    }
  }

  /** An answer was lost, or will come too late: the store may have this one for this instance's, and it is not. */
  suspect(id: string): void {
    this.suspects.delete(id);
    const [oldest] = this.suspects.keys();
    if (oldest !== undefined && this.suspects.size >= MOST) this.suspects.delete(oldest);
    this.suspects.set(id, this.grounds.clock.elapsed() + SUSPECTED);
  }

  private later(): void {
    if (this.ended) return;
    this.timer = this.grounds.clock.after(PERIOD + SPREAD * this.part, () => void this.look());
  }

  private async look(): Promise<void> {
    try {
      if (this.taker.ready()) await this.takeIn(await this.strays());
    } catch (error) {
      logger.debug(`sessions without an owner: ${String(error)}`);
    }
    this.later();
  }

  private async takeIn(strays: readonly Holder[]): Promise<void> {
    const now = this.grounds.clock.elapsed();
    this.seen = new Map(strays.map(({ id }) => [id, this.seen.get(id) ?? now]));
    this.refused = new Set([...this.refused].filter((id) => this.seen.has(id)));
    const due = strays.filter(({ id }) => now - (this.seen.get(id) ?? now) >= this.patience && !this.refused.has(id));
    // Instances that look at the same time begin at different places.
    const first = Math.floor(due.length * this.part);
    await this.inTurns([...due.slice(first), ...due.slice(0, first)], async ({ id }) => {
      if (!this.ended) await this.taker.take(id);
    });
  }

  /** What cannot be taken in is told, and in nobody's way; where the store is away the next look goes on. */
  private async inTurns(strays: readonly Holder[], work: (holder: Holder) => Promise<void>): Promise<void> {
    const attempt = (holder: Holder) =>
      work(holder).then(
        () => true,
        (error: unknown) => this.failed(holder, error),
      );
    for (let n = 0; n < strays.length && this.taker.ready(); n += AT_ONCE) {
      const asked = await Promise.all(strays.slice(n, n + AT_ONCE).map(attempt));
      if (asked.includes(false)) return;
    }
  }

  /** @returns whether the store can be asked */
  private failed(holder: Holder, error: unknown): boolean {
    logger.warn(`it has no owner, and cannot be taken in: ${String(error)}`, sessionFields(holder));
    if (error instanceof StoreUnavailableError) return false;
    if (error instanceof ServiceUnavailableError) this.refused.add(holder.id);
    return true;
  }

  private async strays(): Promise<readonly Holder[]> {
    const { store, leases } = this.grounds;
    const found = [...(await store.ofInstance(undefined, MOST))];
    for (const owner of await store.owners()) {
      if (owner === leases.self || (await leases.alive(owner))) continue;
      found.push(...(await store.ofInstance(owner, MOST)));
    }
    return [...found, ...(await this.ownStrays())].filter(({ id }) => !this.taker.has(id));
  }

  private async ownStrays(): Promise<Holder[]> {
    const { store, leases, clock } = this.grounds;
    const suspects = [...this.suspects];
    const found: Holder[] = [];
    const look = async ([id, until]: readonly [string, number]) => {
      const holder = await store.find(id);
      const here = holder?.instance === leases.self;
      if (holder && here && !this.taker.has(id)) found.push(holder);
      else if (here || clock.elapsed() >= until) this.suspects.delete(id);
    };
    for (let n = 0; n < suspects.length; n += AT_ONCE) await Promise.all(suspects.slice(n, n + AT_ONCE).map(look));
    return found;
  }
}

/** From 0 to 1, another one for each instance, whose ids are random. */
function partOf(instance: string): number {
  let sum = 0;
  for (const character of instance) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_009;
  return sum / 1_009;
}
