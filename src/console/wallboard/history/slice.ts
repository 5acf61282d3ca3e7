import type { Reading } from './reading.js';

export const SLICE_MS = 15_000;

/** A quarter of a minute: the most that waited in it, and the agents as they were at its end. */
export interface Slice {
  /** milliseconds since the epoch, by the server's clock: when it begins, a multiple of `SLICE_MS` */
  readonly at: number;
  readonly waiting: number;
  readonly queues: Readonly<Record<string, number>>;
  readonly ready: number;
  readonly busy: number;
}

/** @param before of the same time, where there is one */
export function sliceOf(at: number, { waiting, queues, agents: { ready, busy } }: Reading, before?: Slice): Slice {
  const most = { ...before?.queues };
  for (const [id, count] of Object.entries(queues)) most[id] = Math.max(count, most[id] ?? 0);
  return { at, waiting: Math.max(waiting, before?.waiting ?? 0), queues: most, ready, busy };
}
