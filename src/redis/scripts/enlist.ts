import type { RedisScript } from '../redis-script.js';

/**
 * KEYS: a list of agents or instances. ARGV: one of them, retention. Whoever is on it with right is put there several times in
 * that time, so one of long ago is gone or elsewhere.
 */
export const ENLIST: RedisScript = {
  name: 'enlist',
  lua: `
local time = redis.call('TIME')
local now, long = time[1] * 1000 + math.floor(time[2] / 1000), 2 * ARGV[2]
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - long)
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', long))`,
};
