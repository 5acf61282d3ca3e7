import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../runtime/clock.js';

interface Remembered {
  readonly digest: Buffer;
  /** elapsed time of the clock */
  readonly until: number;
}

/**
 * Passwords that were found right a while ago, as keyed digests, so that the same one need not be derived again when
 * thousands come back at once. The key is made at the start and never leaves the process.
 */
export class RememberedPasswords {
  private readonly key = randomBytes(32);
  /** by agent, the one that is forgotten next first */
  private readonly digests = new Map<string, Remembered>();

  /** @param time how long one is remembered, in milliseconds; 0 remembers none */
  constructor(
    private readonly clock: Clock,
    private readonly time: number,
  ) {}

  /** Whether that agent's password was found to be this one. The same work, whether or not there is such an agent. */
  knows(id: string, password: string): boolean {
    this.forgetOld();
    const digest = this.digest(id, password);
    return timingSafeEqual(this.digests.get(id)?.digest ?? Buffer.alloc(digest.length), digest);
  }

  /** The password was right. */
  learn(id: string, password: string): void {
    if (this.time === 0) return;
    this.digests.delete(id);
    this.digests.set(id, { digest: this.digest(id, password), until: this.clock.elapsed() + this.time });
  }

  /** That agent's password has to be found right anew. */
  forget(id: string): void {
    this.digests.delete(id);
  }

  private digest(id: string, password: string): Buffer {
    // An id has no such character: one pair is never another one.
    return createHmac('sha256', this.key).update(`${id}\n${password}`).digest();
  }

  private forgetOld(): void {
    const now = this.clock.elapsed();
    for (const [id, { until }] of this.digests) {
      if (until > now) return;
      this.digests.delete(id);
    }
  }
}
