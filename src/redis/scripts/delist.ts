import type { RedisScript } from '../redis-script.js';

/**
 * KEYS: a list of agents or instances. ARGV: how old in ms an entry has to be, then those that have no right to be there any more. One that was written
 * just now may be ahead of what gives it the right. Returns how many are left.
 */
export const DELIST: RedisScript = {
  name: 'delist',
  lua: `
local time = redis.call('TIME')
local latest = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1]
for n = 2, #ARGV do
  local at = redis.call('ZSCORE', KEYS[1], ARGV[n])
  if at and tonumber(at) <= latest then redis.call('ZREM', KEYS[1], ARGV[n]) end
end
return redis.call('ZCARD', KEYS[1])`,
};
