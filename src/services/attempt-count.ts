import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyAttemptsError } from '../errors/agent-errors.js';

/** Attempts under one key that are not decided yet, and those that wait for them. */
interface Undecided {
  count: number;
  /** how many were decided meanwhile */
  decisions: number;
  /** called with the refusal, or with nothing where there may be room */
  readonly waiting: ((refused?: RateLimiterRes) => void)[];
}

/**
 * Failed attempts by key, in fixed windows. An attempt counts before it is made and is given back when it does not fail,
 * so that many at once are no way around. One that finds all room taken by undecided ones waits for these.
 */
export class AttemptCount {
  private readonly limiter: RateLimiterMemory;
  private readonly undecided = new Map<string, Undecided>();

  /**
   * @param points how many may fail within a window
   * @param window milliseconds
   */
  constructor(keyPrefix: string, points: number, window: number) {
    this.limiter = new RateLimiterMemory({ keyPrefix, points, duration: window / 1000 });
  }

  /** @throws TooManyAttemptsError, what `verify` throws; giving nothing is failing */
  async attempt<T>(key: string, verify: () => Promise<T | undefined>): Promise<T | undefined> {
    let refused = await this.begin(key);
    while (refused === 'again') refused = await this.begin(key);
    if (refused) throw new TooManyAttemptsError(Math.max(1, refused.msBeforeNext));
    let failed = false;
    try {
      const verified = await verify();
      failed = verified === undefined;
      return verified;
    } finally {
      if (!failed) await this.giveBack(key);
      this.decided(key, !failed);
    }
  }

  /** @returns nothing where the attempt may be made; else the refusal, or that it is worth another look */
  private async begin(key: string): Promise<RateLimiterRes | 'again' | undefined> {
    const undecided = this.join(key);
    const { decisions } = undecided;
    const refused = await this.consume(key);
    if (!refused) return undefined;
    undecided.count -= 1;
    if (undecided.count > 0) {
      return new Promise((resolve) => undecided.waiting.push((refusal) => resolve(refusal ?? 'again')));
    }
    // Room may have been given back since it was looked for.
    if (undecided.decisions !== decisions) return 'again';
    this.undecided.delete(key);
    for (const resolve of undecided.waiting) resolve(refused);
    return refused;
  }

  /** @returns what there is where there is no room; undefined where one was taken */
  private async consume(key: string): Promise<RateLimiterRes | undefined> {
    try {
      await this.limiter.consume(key);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) {
        this.decided(key, true);
        throw refused;
      }
      // The limiter counts refused ones too.
      await this.giveBack(key);
      return refused;
    }
  }

  /** A window that is over has nothing to be given back to: the next one would begin with a credit. */
  private async giveBack(key: string): Promise<void> {
    const spent = await this.limiter.get(key);
    if (spent && spent.consumedPoints > 0) await this.limiter.reward(key);
  }

  private join(key: string): Undecided {
    const there = this.undecided.get(key) ?? { count: 0, decisions: 0, waiting: [] };
    there.count += 1;
    this.undecided.set(key, there);
    return there;
  }

  /** One of the others may look again where there is room, or nobody left to make some. */
  private decided(key: string, room: boolean): void {
    const there = this.undecided.get(key);
    if (!there) return;
    there.count -= 1;
    there.decisions += 1;
    if (there.count === 0 && there.waiting.length === 0) this.undecided.delete(key);
    else if (room || there.count === 0) there.waiting.shift()?.();
  }
}
