import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

/**
 * Looks again and again until `look` gives something other than `undefined` or `false`, and resolves with that.
 * Rejects when that has not happened `deadlineMs` milliseconds from now; `what` may describe the last look.
 */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs: number,
  what: string | (() => string),
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() >= end) {
      throw new Error(`not within ${deadlineMs} ms: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}
