import type { RedisClient } from './redis-client.js';
import { storeAway } from './store-away.js';

/** Which part of a command's time the replicas may take: the commands behind it wait for it as well. */
const SHARE = 0.8;

/** Waits for replicas once for all that was written in the meantime. */
export class GroupCommit {
  private underway: Promise<unknown> = Promise.resolve();
  private next: Promise<number> | undefined;

  /** @param commandTimeout milliseconds */
  constructor(
    private readonly client: RedisClient,
    private readonly replicas: number,
    private readonly commandTimeout: number,
  ) {}

  /**
   * Resolves when as many replicas as there have to be have what was sent so far.
   * @throws StoreUnavailableError where they have it not in time, or the connection is another one by then: the master may have it
   *   all the same
   */
  async settled(): Promise<void> {
    if (this.replicas === 0) return;
    const { generation } = this.client;
    this.next ??= this.after(this.underway);
    // On another connection nothing was written that a replica could be without.
    if ((await this.next) !== generation) throw storeAway('the connection was lost before the replicas had it');
  }

  /** @returns the generation of the connection on which was waited */
  private async after(underway: Promise<unknown>): Promise<number> {
    await underway.catch(() => undefined);
    const wait = this.wait();
    [this.underway, this.next] = [wait, undefined];
    return wait;
  }

  private async wait(): Promise<number> {
    const { generation } = this.client;
    const timeout = Math.max(1, Math.floor(this.commandTimeout * SHARE));
    const have = await this.client.ask((redis) => redis.wait(this.replicas, timeout));
    if (have < this.replicas) {
      this.client.doubt();
      throw storeAway(`${have} of ${this.replicas} replicas have it`);
    }
    return generation;
  }
}
