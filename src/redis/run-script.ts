import type { Redis } from 'ioredis';
import type { RedisScript } from './redis-script.js';
import type { RedisValue } from './redis-value.js';

/**
 * Sends a script. The library gives each connection the text with the first call and the hash with the others, in the order
 * of the calls, and the text again where Redis has forgotten it.
 */
export async function runScript(
  redis: Redis,
  { name, lua }: RedisScript,
  keys: readonly string[],
  args: readonly RedisValue[],
): Promise<unknown> {
  const command = `script:${name}`;
  if (!(command in redis)) redis.defineCommand(command, { lua });
  // It makes a method of that name, which types know nothing of.
  const method: unknown = Reflect.get(redis, command);
  if (typeof method !== 'function') throw new TypeError(`no script ${name}`);
  return Reflect.apply(method, redis, [keys.length, ...keys, ...args]);
}
