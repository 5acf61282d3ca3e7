import type { RedisScript } from '../redis-script.js';
import { MAKE, NEXT_FENCE } from './lua-parts.js';

/** ARGV: id, instance, retention. Returns the fence of the new session, or id, instance and fence of the one that there is. */
export const CLAIM_SESSION: RedisScript = {
  name: 'claim-session',
  durable: true,
  lua: `${NEXT_FENCE}${MAKE}
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence')
if kept[1] then return kept end
local fence = nextFence(kept[3])
make(ARGV[1], ARGV[2], fence, ARGV[3])
return { fence }`,
};
