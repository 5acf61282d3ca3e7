import type { Clock } from '../runtime/clock.js';
import { RedisClient, type RedisClientListener } from './redis-client.js';
import type { RedisSettings } from './redis-settings.js';

export type RedisListener = (message: string) => void;

/** Channels and who listens to them, on a connection of their own; made anew whenever that is. */
export class RedisSubscriptions {
  readonly client: RedisClient;
  private readonly channels = new Map<string, Set<RedisListener>>();

  constructor(settings: RedisSettings, clock: Clock, listener: Pick<RedisClientListener, 'level' | 'failed'>) {
    this.client = new RedisClient(settings, clock, {
      greet: () => this.all(),
      level: (level) => listener.level(level),
      failed: (reason) => listener.failed(reason),
    });
    this.client.redis.on('message', (channel, message) => {
      for (const listens of this.channels.get(channel) ?? []) listens(message);
    });
  }

  /** Resolves when Redis has it, or at once where Redis is away: then it is made when it is back. */
  async subscribe(channel: string, listener: RedisListener): Promise<() => void> {
    const listening = this.channels.get(channel) ?? new Set();
    const first = listening.size === 0;
    this.channels.set(channel, listening.add(listener));
    // What fails is made up for with the next connection.
    if (first) await this.client.ask((redis) => redis.subscribe(channel)).catch(() => undefined);
    return () => this.unsubscribe(channel, listener);
  }

  private unsubscribe(channel: string, listener: RedisListener): void {
    const listening = this.channels.get(channel);
    if (!listening?.delete(listener) || listening.size > 0) return;
    this.channels.delete(channel);
    this.client.redis.unsubscribe(channel).catch(() => undefined);
  }

  private async all(): Promise<unknown> {
    const { redis } = this.client;
    return this.channels.size > 0 && redis.subscribe(...this.channels.keys());
  }
}
