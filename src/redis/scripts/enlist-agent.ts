import type { RedisScript } from '../redis-script.js';

/**
 * KEYS: the list of the agents whose sessions an instance has. ARGV: the agent, retention. Whoever is on it with right is put there several times in
 * that time, so one of long ago is gone or elsewhere.
 */
export const ENLIST_AGENT: RedisScript = {
  name: 'enlist-agent',
  lua: `
local time = redis.call('TIME')
local now, long = time[1] * 1000 + math.floor(time[2] / 1000), 2 * ARGV[2]
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - long)
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', long))`,
};
