import type { RedisScript } from '../redis-script.js';
import { KEEP } from './lua-parts.js';

/**
 * ARGV: id, instance and fence of the owner, retention, "release" or "drop". Of a session that is over its fence stays for a while, so that
 * nothing late makes it anew. Returns 1, or 0 where it was not the owner's.
 */
export const LET_GO_SESSION: RedisScript = {
  name: 'let-go-session',
  durable: true,
  lua: `${KEEP}
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence')
if kept[1] ~= ARGV[1] or kept[2] ~= ARGV[2] or kept[3] ~= ARGV[3] then return 0 end
redis.call('HDEL', KEYS[1], 'instance', 'turn')
if ARGV[5] == 'drop' then
  redis.call('HDEL', KEYS[1], 'id', 'seq')
  redis.call('DEL', KEYS[2], KEYS[3])
end
keep(ARGV[4])
return 1`,
};
