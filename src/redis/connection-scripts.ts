import type { RedisScript } from './redis-script.js';

/** What instances count is a hash for each: how many, by network. It ends with the lease unless its instance writes again. */
const WRITE = `
local known = redis.call('EXISTS', KEYS[1])
for n = 2, #ARGV, 2 do
  if ARGV[n + 1] == '0' then redis.call('HDEL', KEYS[1], ARGV[n]) else redis.call('HSET', KEYS[1], ARGV[n], ARGV[n + 1]) end
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`;

/**
 * Writes how many there are now of each network given, and answers whether there was anything of this instance before.
 * Keys: its hash. Given: length of a lease in ms, then a network and its count, as often as wanted.
 */
export const TELL_CONNECTIONS: RedisScript = { name: 'tell-connections', lua: `${WRITE}\nreturn known` };

/**
 * The same, and answers also how many the others have of the first network given: whoever writes second sees the first.
 * Keys: its hash, those of the others.
 */
export const ASK_CONNECTIONS: RedisScript = {
  name: 'ask-connections',
  lua: `${WRITE}
local elsewhere = 0
for n = 2, #KEYS do elsewhere = elsewhere + tonumber(redis.call('HGET', KEYS[n], ARGV[2]) or 0) end
return { known, elsewhere }`,
};
