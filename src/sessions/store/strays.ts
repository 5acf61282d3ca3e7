import { Logger } from '@nestjs/common';
import type { Timer } from '../../runtime/clock.js';
import type { Grounds } from './grounds.js';
import type { Holder } from './kept-session.js';

const logger = new Logger('Strays');

/** How many are looked at and taken in at a time. */
const AT_ONCE = 50;

/** Milliseconds from one look to the next, and by how much it is more for some instances: they do not look all at once. */
const PERIOD = 4_000;
const SPREAD = 2_000;

/**
 * Sessions that nobody has: their owner has gone or has let them go, and their client has not come to anybody. Somebody has to make their
 * agents not ready, complete their work in time, and end them at last.
 */
export class Strays {
  /** by session: when it was seen for the first time, `Clock.elapsed` */
  private seen = new Map<string, number>();
  private timer: Timer | undefined;
  private ended = false;

  /**
   * @param patience milliseconds that a client has to come by itself
   * @param take gets the session here; rejects where that cannot be
   */
  constructor(
    private readonly grounds: Grounds,
    private readonly patience: number,
    private readonly take: (session: string) => Promise<void>,
  ) {
    this.later();
  }

  end(): void {
    this.ended = true;
    this.timer?.cancel();
  }

  private later(): void {
    if (this.ended) return;
    this.timer = this.grounds.clock.after(PERIOD + jitter(this.grounds.leases.self), () => void this.look());
  }

  private async look(): Promise<void> {
    try {
      await this.takeIn(await this.strays());
    } catch (error) {
      logger.debug(`sessions without an owner: ${String(error)}`);
    }
    this.later();
  }

  private async takeIn(strays: readonly Holder[]): Promise<void> {
    const now = this.grounds.clock.elapsed();
    this.seen = new Map(strays.map(({ id }) => [id, this.seen.get(id) ?? now]));
    for (const [id, since] of this.seen) {
      if (this.ended) return;
      if (now - since < this.patience) continue;
      try {
        await this.take(id);
      } catch (error) {
        logger.warn(`${id}: has no owner, and cannot be taken in: ${String(error)}`);
      }
    }
  }

  private async strays(): Promise<readonly Holder[]> {
    const { store, leases } = this.grounds;
    const found = [...(await store.ofInstance(undefined, AT_ONCE))];
    for (const owner of await store.owners()) {
      if (found.length >= AT_ONCE || owner === leases.self || (await leases.alive(owner))) continue;
      found.push(...(await store.ofInstance(owner, AT_ONCE)));
    }
    return found;
  }
}

/** Another one for each instance, whose ids are random. */
function jitter(instance: string): number {
  let sum = 0;
  for (const character of instance) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % SPREAD;
  return sum;
}
