import type { RedisScript } from './redis-script.js';

/**
 * Renews one lease, takes away those that have run out, and answers whether it was still there, and the records of all that are
 * left. All times are the store's own: the clocks of instances need not agree. Where that was set back no lease lasts longer than
 * one made now.
 * Keys: leases (a sorted set: the end of each, in ms), records (a hash). Given: id, record, length of a lease in ms.
 */
export const RENEW_LEASE: RedisScript = {
  name: 'renew-lease',
  lua: `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local longest = now + ARGV[3]
local added = redis.call('ZADD', KEYS[1], longest, ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('HDEL', KEYS[2], id)
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. longest, '+inf')) do
  redis.call('ZADD', KEYS[1], longest, id)
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return { 1 - added, redis.call('HVALS', KEYS[2]) }`,
};

/** Keys as above. Given: id. */
export const END_LEASE: RedisScript = {
  name: 'end-lease',
  lua: `
redis.call('ZREM', KEYS[1], ARGV[1])
return redis.call('HDEL', KEYS[2], ARGV[1])`,
};

/** Answers 1 where a lease runs. Keys: leases. Given: id. */
export const ASK_LEASE: RedisScript = {
  name: 'ask-lease',
  lua: `
local time = redis.call('TIME')
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
return ends and tonumber(ends) > time[1] * 1000 + math.floor(time[2] / 1000) and 1 or 0`,
};
