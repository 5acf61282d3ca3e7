/**
 * What the scripts of a session have in common. KEYS are always the same three of one agent, in one slot: the hash of who has the session, the hash of its
 * parts, the stream of its events.
 *
 * Fences are Redis's time of day in microseconds, or one more than the last one: so they are above those that have been lost.
 */
export const NEXT_FENCE = `
local function nextFence(last)
  local time = redis.call('TIME')
  return string.format('%.0f', math.max(tonumber(last or 0) + 1, time[1] * 1000000 + time[2]))
end`;

export const KEEP = `
local function keep(ms)
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ms) end
end`;

/** A session of which there is nothing yet, in place of whatever there was. */
export const MAKE = `
local function make(id, instance, fence, ms)
  redis.call('DEL', KEYS[2], KEYS[3])
  redis.call('HDEL', KEYS[1], 'turn')
  redis.call('HSET', KEYS[1], 'id', id, 'instance', instance, 'fence', fence, 'seq', 0)
  redis.call('PEXPIRE', KEYS[1], ms)
end`;

export const ALL_THAT_IS_KEPT = `
local function all()
  local holder = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence', 'seq')
  return { holder, redis.call('HGETALL', KEYS[2]), redis.call('XRANGE', KEYS[3], '-', '+') }
end`;
