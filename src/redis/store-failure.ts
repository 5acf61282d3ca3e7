import { ReplyError } from 'ioredis';
import { StoreUnavailableError } from '../errors/operator-errors.js';
import { RedisReplyError } from './redis-reply.error.js';
import { storeAway } from './store-away.js';

/** Refusals that say what state Redis is in, and nothing about the command. */
const STATES: ReadonlySet<string> = new Set([
  'BUSY',
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'MISCONF',
  'NOAUTH',
  'NOPERM',
  'NOREPLICAS',
  'OOM',
  'READONLY',
  'TRYAGAIN',
  'WRONGPASS',
]);

/**
 * The one border where failures of the library become ours. Its own carry the command with all that it was given, and go no
 * further.
 */
export function storeFailure(error: unknown): Error {
  if (error instanceof StoreUnavailableError || error instanceof RedisReplyError) return error;
  const text = error instanceof Error ? error.message : 'unknown failure';
  if (!(error instanceof ReplyError)) return storeAway(text);
  // An answer that is an error begins with its code: the wire's own rule.
  const [code = ''] = text.split(' ', 1);
  return STATES.has(code) ? storeAway(text) : new RedisReplyError(code, text);
}
