import { Inject, Injectable, Logger } from '@nestjs/common';
import { CREDENTIALS_STORE, type CredentialsStore } from '../agents/credentials-store.js';
import { ConflictError } from '../errors/agent-errors.js';
import { SignInsBusyError } from '../errors/operator-errors.js';
import { CLOCK, type Clock, type Timer } from '../runtime/clock.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { FairQueue } from './fair-queue.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';
import type { SignInPlace } from './sign-in-place.js';
import { SignInPace } from './sign-in-pace.js';

/** How long nothing more is said in the log of too many sign-ins, in milliseconds. */
const QUIET = 60_000;

interface Waiting extends SignInPlace {
  /** id of the client that asks */
  readonly client: string;
  /** `Clock.elapsed` */
  readonly since: number;
  readonly check: () => Promise<boolean>;
  readonly resolve: (right: boolean) => void;
  readonly reject: (error: unknown) => void;
  timer?: Timer;
}

/**
 * Sign-ins whose password has to be checked, which is costly: few at once, the others in turn. What waits is bounded in
 * number and in time, and ends with its client.
 */
@Injectable()
export class SignInQueue {
  private readonly queue = new FairQueue<Waiting>();
  private readonly byClient = new Map<string, Set<Waiting>>();
  private readonly pace: SignInPace;
  private readonly logger = new Logger(SignInQueue.name);
  private saidBusyAt = -Infinity;
  private underway = 0;

  constructor(
    private readonly limiter: AttemptLimiter,
    @Inject(CREDENTIALS_STORE) private readonly store: Pick<CredentialsStore, 'atOnce'>,
    @Inject(SERVICES_SETTINGS) private readonly settings: Pick<ServicesSettings, 'attempts' | 'signInTimeout'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.pace = new SignInPace(store.atOnce);
  }

  /** How many wait for their turn, and for how long the first of them has, in milliseconds. */
  get waiting(): { readonly count: number; readonly longest: number } {
    const { size: count, oldest } = this.queue;
    return { count, longest: oldest ? this.clock.elapsed() - oldest.since : 0 };
  }

  /**
   * Makes the check when its turn comes, and counts it where the password is wrong.
   * @throws TooManyAttemptsError, SignInsBusyError where too many wait or its turn does not come in time, ConflictError
   *   where the client has gone, what `check` throws
   */
  turn(place: SignInPlace & { readonly client: string }, check: () => Promise<boolean>): Promise<boolean> {
    if (this.queue.size >= this.settings.attempts.waiting) {
      const surplus = this.queue.surplus(place);
      if (!surplus) throw this.busy();
      this.refuse(surplus, this.busy());
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { ...place, since: this.clock.elapsed(), check, resolve, reject };
      waiting.timer = this.clock.after(this.settings.signInTimeout, () => this.refuse(waiting, this.busy()));
      this.queue.add(waiting);
      this.byClient.set(place.client, (this.byClient.get(place.client) ?? new Set()).add(waiting));
      this.goOn();
    });
  }

  /** What waits for that client is not done, and what is underway comes to nothing. */
  abandon(client: string): void {
    for (const waiting of this.byClient.get(client) ?? []) this.refuse(waiting, gone());
  }

  private goOn(): void {
    while (this.underway < this.store.atOnce) {
      const next = this.next();
      if (!next) return;
      this.queue.take(next);
      next.timer?.cancel();
      void this.make(next);
    }
  }

  /** The first in turn for whom there is room; those for whom there is none any more are refused on the way. */
  private next(): Waiting | undefined {
    for (const one of this.queue.inTurn()) {
      const standing = this.limiter.standing(one);
      if (standing === 'room') return one;
      if (standing === 'full') this.refuse(one, this.limiter.refusal(one));
    }
    return undefined;
  }

  private async make(waiting: Waiting): Promise<void> {
    let failed = false;
    this.underway += 1;
    this.limiter.begin(waiting);
    try {
      await this.hearNews(waiting);
      const began = this.clock.elapsed();
      const right = await waiting.check();
      failed = !right;
      this.pace.took(this.clock.elapsed() - began);
      waiting.resolve(right);
    } catch (error) {
      waiting.reject(error);
    } finally {
      this.underway -= 1;
      this.limiter.end(waiting, failed);
      this.forget(waiting);
      this.goOn();
    }
  }

  /** While it waited for its turn others may have failed elsewhere. */
  private async hearNews(waiting: Waiting): Promise<void> {
    const news = this.limiter.news(waiting);
    if (!news) return;
    await news;
    this.limiter.check(waiting);
  }

  private refuse(waiting: Waiting, error: Error): void {
    this.queue.remove(waiting);
    this.forget(waiting);
    waiting.timer?.cancel();
    waiting.reject(error);
  }

  private forget(waiting: Waiting): void {
    const own = this.byClient.get(waiting.client);
    own?.delete(waiting);
    if (own?.size === 0) this.byClient.delete(waiting.client);
  }

  private busy(): SignInsBusyError {
    const now = this.clock.elapsed();
    if (now - this.saidBusyAt >= QUIET) {
      this.saidBusyAt = now;
      this.logger.warn(`more sign in than can be checked: ${this.queue.size} wait, and some are refused`);
    }
    return new SignInsBusyError(this.pace.retryAfter(this.queue.size));
  }
}

const gone = () => new ConflictError('the client has gone meanwhile');
