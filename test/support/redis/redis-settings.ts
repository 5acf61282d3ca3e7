import type { RedisSettings } from '../../../src/redis/redis-settings.js';
import type { SentinelLab } from './sentinel-lab.js';

/** Short, so that a test need not wait long, and much longer than a Redis on the same machine needs. */
const SHORT = { connectTimeout: 1_000, commandTimeout: 500, silenceTimeout: 1_000 };

/** What a connection to a lab's Redis, or to a proxy before it, is made with. */
export function redisSettings(url: string, further: Partial<RedisSettings> = {}): RedisSettings {
  return { url, sentinels: [], master: 'store', replicas: 0, prefix: 'test', ...SHORT, ...further };
}

export function sentinelSettings(lab: SentinelLab, further: Partial<RedisSettings> = {}): RedisSettings {
  const sentinels = lab.sentinels.map(({ host, port }) => `${host}:${port}`);
  return { sentinels, master: lab.name, replicas: 0, prefix: 'test', ...SHORT, ...further };
}
