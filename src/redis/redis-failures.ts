import type { FailureCount, SharedFailures } from '../services/shared-failures.js';
import type { RedisConnection } from './redis-connection.js';
import type { RedisScript } from './redis-script.js';

const COUNT = "local count = tonumber(redis.call('GET', KEYS[1]) or 0)\n";
const ANSWER = "return { count, redis.call('PTTL', KEYS[1]) }";

const READ: RedisScript = { name: 'failures-read', lua: COUNT + ANSWER };

const ADD: RedisScript = {
  name: 'failures-add',
  lua: `local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
${ANSWER}`,
};

/** Failed attempts as numbers that expire with their window. */
export class RedisFailures implements SharedFailures {
  constructor(private readonly redis: Pick<RedisConnection, 'run' | 'prefix'>) {}

  async read(key: string): Promise<FailureCount> {
    return countOf(await this.redis.run(READ, [this.keyOf(key)]));
  }

  async add(key: string, window: number): Promise<FailureCount> {
    return countOf(await this.redis.run(ADD, [this.keyOf(key)], [window]));
  }

  private keyOf(key: string): string {
    return `${this.redis.prefix}:failures:${key}`;
  }
}

function countOf(answer: unknown): FailureCount {
  const [failed, left] = Array.isArray(answer) ? answer.map(Number) : [];
  return { failed: failed ?? 0, left: Math.max(0, left ?? 0) };
}
