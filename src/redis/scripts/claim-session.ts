import type { RedisScript } from '../redis-script.js';
import { NEXT_FENCE } from './lua-parts.js';

/** ARGV: id, instance, retention. Returns the fence of the new session, or id, instance and fence of the one that there is. */
export const CLAIM_SESSION: RedisScript = {
  name: 'claim-session',
  durable: true,
  lua: `${NEXT_FENCE}
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence')
if kept[1] then return kept end
local fence = nextFence(kept[3])
redis.call('DEL', KEYS[2], KEYS[3])
redis.call('HSET', KEYS[1], 'id', ARGV[1], 'instance', ARGV[2], 'fence', fence, 'seq', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return { fence }`,
};
