import type { AgentEntryObject } from '../../../protocol/objects/agent-entry.object.js';
import type { Presence } from '../../../protocol/objects/object-states.js';
import type { QueueEntryObject } from '../../../protocol/objects/queue-entry.object.js';

/** How many there are of each, at one time. */
export interface Reading {
  /** callers whom nobody has answered, of all queues */
  readonly waiting: number;
  readonly agents: Readonly<Record<Presence, number>>;
  /** of each queue with any: the callers that wait in it */
  readonly queues: Readonly<Record<string, number>>;
}

/** Counts what was told. */
export function readingOf(queues: Iterable<QueueEntryObject>, agents: Iterable<AgentEntryObject>): Reading {
  let waiting = 0;
  const inQueues = new Map<string, number>();
  for (const queue of queues) {
    waiting += queue.waiting;
    if (queue.waiting > 0) inQueues.set(queue.id, queue.waiting);
  }
  const counts: Record<Presence, number> = { ready: 0, notready: 0, busy: 0, wrapup: 0, offline: 0 };
  for (const { presence } of agents) counts[presence] += 1;
  return { waiting, agents: counts, queues: Object.fromEntries(inQueues) };
}
