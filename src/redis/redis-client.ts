import { Redis, ReplyError } from 'ioredis';
import { StoreUnavailableError } from '../errors/operator-errors.js';
import type { Clock, Timer } from '../runtime/clock.js';
import type { RedisLevel } from './redis-level.js';
import { redisOptions } from './redis-options.js';
import type { RedisSettings } from './redis-settings.js';
import { storeFailure } from './store-failure.js';

/** Milliseconds between two looks whether the other end still says something. */
const LOOK_EVERY = 1_000;
/** So many looks in a row that are not answered in time end a connection. */
const LATE = 2;
/** Milliseconds: a master that is one, and whose replicas are away, is not left more often than that. */
const DOUBT_EVERY = 5_000;

/** What became of what was asked for: `unavailable` may have been done all the same. */
export type StoreResult = 'ok' | 'unavailable' | 'refused';

/** What there is to hear from a connection. */
export interface RedisClientListener {
  /** Redis is ready: what has to be there before anybody else asks; the connection is up when that is done. */
  greet?(): Promise<unknown>;
  level(level: RedisLevel): void;
  /** why it is down, for people */
  failed(reason: string): void;
  /** what was asked for has been answered, or has failed. @param took milliseconds */
  answered?(took: number, result: StoreResult): void;
  /** the master may be one no longer, which other connections need not notice by themselves */
  doubted?(): void;
}

/** One connection that comes back by itself until it is closed. */
export class RedisClient {
  readonly redis: Redis;
  private look: Timer | undefined;
  private again: Timer | undefined;
  private closed = false;
  private doubtedAt = -Infinity;
  private current: RedisLevel = 'down';
  private count = 0;
  /** looks in a row that were not answered in time */
  private late = 0;

  constructor(
    private readonly settings: RedisSettings,
    private readonly clock: Clock,
    private readonly listener: RedisClientListener,
  ) {
    this.redis = new Redis(redisOptions(settings));
    this.redis.on('ready', () => void this.greet());
    this.redis.on('close', () => this.down());
    this.redis.on('end', () => this.ended());
    this.redis.on('error', (error) => listener.failed(storeFailureReason(error)));
  }

  get level(): RedisLevel {
    return this.current;
  }

  /** Which connection this is, counted from the first: what was sent on one is not known on the next. */
  get generation(): number {
    return this.count;
  }

  open(): void {
    this.connect();
    this.lookAgain();
  }

  /** What is underway fails. */
  close(): void {
    this.closed = true;
    this.look?.cancel();
    this.again?.cancel();
    this.redis.disconnect();
  }

  /** @throws StoreUnavailableError, RedisReplyError */
  async ask<T>(send: (redis: Redis) => Promise<T>): Promise<T> {
    const begun = this.clock.elapsed();
    const over = (result: StoreResult) => this.listener.answered?.(this.clock.elapsed() - begun, result);
    try {
      const answer = await send(this.redis);
      over('ok');
      return answer;
    } catch (error) {
      const failure = storeFailure(error);
      over(failure instanceof StoreUnavailableError ? 'unavailable' : 'refused');
      if (error instanceof ReplyError && failure instanceof StoreUnavailableError) this.doubt();
      throw failure;
    }
  }

  /**
   * This may be a master no longer, cut off from its replicas and from the sentinels, which have made another one: the next
   * connection asks them.
   */
  doubt(): void {
    const now = this.clock.elapsed();
    if (this.settings.sentinels.length === 0 || now - this.doubtedAt < DOUBT_EVERY) return;
    this.doubtedAt = now;
    this.redis.disconnect(true);
    this.listener.doubted?.();
  }

  private async greet(): Promise<void> {
    const generation = (this.count += 1);
    this.late = 0;
    try {
      await this.listener.greet?.();
    } catch (error) {
      this.listener.failed(storeFailureReason(error));
      if (generation === this.count) this.redis.disconnect(true);
      return;
    }
    if (generation === this.count && this.redis.status === 'ready') this.set('up');
  }

  private down(): void {
    this.count += 1;
    this.set('down');
  }

  private set(level: RedisLevel): void {
    if (level === this.current) return;
    this.current = level;
    this.listener.level(level);
  }

  private connect(): void {
    // It goes on trying, and tells of failures by its events.
    this.redis.connect().catch(() => undefined);
  }

  /** The library gives up where it was interrupted while it asked the sentinels; nobody else would begin anew. */
  private ended(): void {
    if (!this.closed) this.again = this.clock.after(LOOK_EVERY, () => this.connect());
  }

  /** Silence is noticed only where an answer is owed. */
  private lookAgain(): void {
    this.look = this.clock.after(LOOK_EVERY, () => {
      if (this.redis.status === 'ready') void this.ping();
      this.lookAgain();
    });
  }

  /** Where nothing comes in time, though it comes, nobody is served: the next connection is up when that has answered in time. */
  private async ping(): Promise<void> {
    const generation = this.count;
    const late = await this.redis.ping().then(
      () => 0,
      () => this.late + 1,
    );
    if (generation !== this.count) return;
    this.late = late;
    if (late < LATE) return;
    this.listener.failed('it does not answer in time');
    this.redis.disconnect(true);
  }
}

function storeFailureReason(error: unknown): string {
  const { cause, message } = storeFailure(error);
  return cause instanceof Error ? cause.message : message;
}
