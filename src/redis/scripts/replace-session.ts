import type { RedisScript } from '../redis-script.js';
import { MAKE, NEXT_FENCE } from './lua-parts.js';

/**
 * ARGV: id, instance and fence of the owner, retention; id and instance of the successor. Returns 1, or 0 where it was not the owner's.
 */
export const REPLACE_SESSION: RedisScript = {
  name: 'replace-session',
  durable: true,
  lua: `${NEXT_FENCE}${MAKE}
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence')
if kept[1] ~= ARGV[1] or kept[2] ~= ARGV[2] or kept[3] ~= ARGV[3] then return 0 end
make(ARGV[5], ARGV[6], nextFence(kept[3]), ARGV[4])
return 1`,
};
