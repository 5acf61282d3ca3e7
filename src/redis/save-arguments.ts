import { newestAfter } from '../sessions/store/newest-after.js';
import type { Change, Ownership } from '../sessions/store/session-store.js';
import type { RedisValue } from './redis-value.js';

/**
 * What `save-session` is given.
 * @param retention milliseconds
 * @throws RangeError where the events do not follow each other
 */
export function saveArguments(own: Ownership, change: Change, turn: number, retention: number): RedisValue[] {
  const { after, events, oldest, parts, whole } = change;
  const set: string[] = [];
  const gone: string[] = [];
  for (const [name, json] of parts) {
    if (json === null) gone.push(name);
    else set.push(name, json);
  }
  const from = [own.session, own.instance, own.fence, turn, after, newestAfter(change), Math.max(0, oldest)];
  const given: RedisValue[] = [...from, whole ? 'whole' : 'more', retention, set.length / 2, gone.length];
  given.push(...set, ...gone);
  for (const { at, text } of events) given.push(at, text);
  return given;
}
