import type { RedisScript } from '../redis-script.js';
import { ALL_THAT_IS_KEPT } from './lua-parts.js';

/** ARGV: id. Returns all of it, or nil. */
export const READ_SESSION: RedisScript = {
  name: 'read-session',
  lua: `${ALL_THAT_IS_KEPT}
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return nil end
return all()`,
};
