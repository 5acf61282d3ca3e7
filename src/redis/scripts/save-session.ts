import type { RedisScript } from '../redis-script.js';
import { KEEP } from './lua-parts.js';

/**
 * ARGV: id, instance, fence, turn (grows with each save of a process), after, newest, oldest, "whole" or "more", retention, how many parts are set and how
 * many taken away; then names and values of those, names of these, times and texts of the events. Returns as `Saved`.
 *
 * A save that comes after a later one, e.g. on the connection before, does nothing.
 */
export const SAVE_SESSION: RedisScript = {
  name: 'save-session',
  durable: true,
  lua: `${KEEP}
local id, instance, fence, turn, after, newest, oldest, whole, retention = unpack(ARGV, 1, 9)
local kept = redis.call('HMGET', KEYS[1], 'id', 'instance', 'fence', 'seq', 'turn')
local lead = tonumber(fence) - tonumber(kept[3] or 0)
whole = whole == 'whole'
if lead < 0 or lead == 0 and (kept[1] ~= id or kept[2] ~= instance) then return 'fenced' end
if lead == 0 and tonumber(turn) <= tonumber(kept[5] or 0) then return 'behind' end
if not whole and (lead > 0 or kept[4] ~= after) then return 'behind' end

if whole then redis.call('DEL', KEYS[2], KEYS[3]) end
redis.call('HSET', KEYS[1], 'id', id, 'instance', instance, 'fence', fence, 'seq', newest, 'turn', turn)
local at = 12
for _ = 1, tonumber(ARGV[10]) do
  redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1])
  at = at + 2
end
for _ = 1, tonumber(ARGV[11]) do
  redis.call('HDEL', KEYS[2], ARGV[at])
  at = at + 1
end
for seq = after + 1, tonumber(newest) do
  if seq >= tonumber(oldest) then
    redis.call('XADD', KEYS[3], string.format('%.0f', seq), 'at', ARGV[at], 'text', ARGV[at + 1])
  end
  at = at + 2
end
redis.call('XTRIM', KEYS[3], 'MINID', '=', oldest)
keep(retention)
return 'saved'`,
};
