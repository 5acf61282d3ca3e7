import { setTimeout as pause } from 'node:timers/promises';
import { SystemClock } from '../runtime/system-clock.js';

const LOOK_EVERY_MS = 10;
const clock = new SystemClock();

/**
 * Looks again and again at something that does not say when it changes. Resolves with what `look` gives once that is
 * neither `undefined` nor `false`; rejects after `patience` milliseconds.
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  patience: number,
  what: () => string,
): Promise<Exclude<T, undefined | false>> {
  const end = clock.elapsed() + patience;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    if (clock.elapsed() >= end) throw new Error(`not within ${patience} ms: ${what()}`);
    await pause(LOOK_EVERY_MS);
  }
}
