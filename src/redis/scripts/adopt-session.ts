import type { RedisScript } from '../redis-script.js';
import { ALL_THAT_IS_KEPT, KEEP, NEXT_FENCE } from './lua-parts.js';

/** ARGV: id, instance (empty: nobody) and fence that it has to have; the new instance, retention. Returns all of it, or nil. */
export const ADOPT_SESSION: RedisScript = {
  name: 'adopt-session',
  durable: true,
  lua: `${NEXT_FENCE}${KEEP}${ALL_THAT_IS_KEPT}
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence')
if kept[1] ~= ARGV[1] or (kept[2] or '') ~= ARGV[2] or kept[3] ~= ARGV[3] then return nil end
redis.call('HSET', KEYS[1], 'instance', ARGV[4], 'fence', nextFence(kept[3]))
redis.call('HDEL', KEYS[1], 'turn')
keep(ARGV[5])
return all()`,
};
