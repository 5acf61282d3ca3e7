import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { Instruments } from './instruments.js';

/** What the process dies of when it takes more: neither changes while it runs. */
export function memoryLimits(make: Instruments): void {
  const { heap_size_limit: heap } = getHeapStatistics();
  make.gauge('heap_limit_bytes', 'What JavaScript may take, by --max-old-space-size or by the machine').set(heap);
  // Where nothing confines it some systems tell nothing, and others more than there is.
  const confined = process.constrainedMemory() || Infinity;
  const memory = make.gauge('memory_limit_bytes', 'What the process may take of its container, else of the machine');
  memory.set(Math.min(confined, totalmem()));
}
