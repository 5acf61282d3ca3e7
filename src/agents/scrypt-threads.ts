import { availableParallelism } from 'node:os';

/** Threads of Node's pool where nothing else is said. */
const DEFAULT_POOL = 4;

/** Threads of the pool that are left to look-ups of names and to files, which need it as well. */
const SPARE = 2;

/**
 * How many runs of scrypt may be underway at once: no more than there are processors, and not so many that the pool is
 * full.
 * @param pool the variable UV_THREADPOOL_SIZE
 */
export function scryptThreads(pool = process.env['UV_THREADPOOL_SIZE'], processors = availableParallelism()): number {
  const threads = pool ? Number.parseInt(pool, 10) || 1 : DEFAULT_POOL;
  return Math.max(1, Math.min(processors, threads - SPARE));
}
