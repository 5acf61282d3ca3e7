import { Logger } from '@nestjs/common';
import type { Clock } from '../runtime/clock.js';
import { GroupCommit } from './group-commit.js';
import { NotReplicatedError } from './not-replicated.error.js';
import type { RedisAnswers } from './redis-answers.js';
import { RedisClient, type StoreResult } from './redis-client.js';
import type { RedisLevel } from './redis-level.js';
import type { RedisScript } from './redis-script.js';
import type { RedisSettings } from './redis-settings.js';
import { RedisSubscriptions, type RedisListener } from './redis-subscriptions.js';
import type { RedisValue } from './redis-value.js';
import { runScript } from './run-script.js';

/**
 * The store that instances share. What is asked of it is answered or fails within `commandTimeout`, at once where it is
 * away, and is never repeated from here; the connection comes back by itself.
 */
export class RedisConnection {
  /** what all keys and channels begin with */
  readonly prefix: string;
  private readonly logger = new Logger(RedisConnection.name);
  private readonly commands: RedisClient;
  private readonly subscriptions: RedisSubscriptions;
  private readonly commit: GroupCommit;
  private readonly listeners = new Set<(level: RedisLevel) => void>();
  /** called with milliseconds, for each that was asked for; undefined: nobody measures */
  onAnswered: ((took: number, result: StoreResult) => void) | undefined;
  private told: RedisLevel = 'down';
  private saidDown = false;

  constructor(settings: RedisSettings, clock: Clock) {
    this.prefix = settings.prefix;
    const listener = { level: () => this.compare(), failed: (reason: string) => this.failed(reason) };
    // Nothing is published any more where nobody takes commands.
    const doubted = () => this.subscriptions.client.doubt();
    this.commands = new RedisClient(settings, clock, {
      ...listener,
      doubted,
      answered: (...one) => this.onAnswered?.(...one),
    });
    this.subscriptions = new RedisSubscriptions(settings, clock, listener);
    this.commit = new GroupCommit(this.commands, settings.replicas, settings.commandTimeout);
  }

  /** Begins to connect, and goes on until `close()`. */
  open(): void {
    this.commands.open();
    this.subscriptions.client.open();
  }

  close(): void {
    this.listeners.clear();
    this.commands.close();
    this.subscriptions.client.close();
  }

  /** `up` when commands are taken and everything subscribed to is heard. */
  get level(): RedisLevel {
    return this.told;
  }

  /**
   * Hears of each change. Between `down` and `up` Redis may have lost everything, and messages were missed.
   * @returns what ends it
   */
  onLevel(listener: (level: RedisLevel) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * @param keys with `prefix`; all of one Redis Cluster slot (one hash tag)
   * @returns what the script returns: strings, whole numbers, null, lists of them
   * @throws NotReplicatedError, StoreUnavailableError (it may have been done all the same), RedisReplyError
   */
  async run(script: RedisScript, keys: readonly string[], args: readonly RedisValue[] = []): Promise<unknown> {
    const answer = this.commands.ask((redis) => runScript(redis, script, keys, args));
    if (!script.durable) return answer;
    const [result, settled] = await Promise.allSettled([answer, this.commit.settled()]);
    if (result.status === 'rejected') throw result.reason;
    if (settled.status === 'rejected') throw new NotReplicatedError(result.value, settled.reason);
    return result.value;
  }

  /**
   * One plain command that does not block.
   * @throws StoreUnavailableError (it may have been done all the same), RedisReplyError
   */
  call<C extends keyof RedisAnswers>(command: C, ...args: readonly RedisValue[]): Promise<RedisAnswers[C]> {
    return this.commands.ask((redis) => redis.call(command, [...args]) as Promise<RedisAnswers[C]>);
  }

  /**
   * Hears what is published on a channel, from when it resolves; what is published while Redis is away is lost. Where it is away
   * it resolves at once.
   * @param channel with `prefix`
   * @returns what ends it
   */
  subscribe(channel: string, listener: RedisListener): Promise<() => void> {
    return this.subscriptions.subscribe(channel, listener);
  }

  private compare(): void {
    const both = [this.commands.level, this.subscriptions.client.level];
    const level = both.every((one) => one === 'up') ? 'up' : 'down';
    if (level === this.told) return;
    this.told = level;
    if (level === 'up') {
      this.logger.log('the store is there');
      this.saidDown = false;
    }
    for (const listener of this.listeners) listener(level);
  }

  private failed(reason: string): void {
    if (this.saidDown) return;
    this.saidDown = true;
    this.logger.warn(`the store is away: ${reason}`);
  }
}
