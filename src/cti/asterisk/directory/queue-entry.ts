import { isoTime } from '../../../runtime/iso-time.js';
import type { CtiQueueEntry } from '../../port/cti-directory.js';
import { isReady } from './member-state.js';
import type { QueueBook } from './queue-book.js';

/** What people call a queue, and how it is reached, where that is known. */
export type QueueWords = Pick<CtiQueueEntry, 'name' | 'address'>;

/** What is told of a queue; undefined where there is no such queue. */
export function queueEntry(book: QueueBook, id: string, { name, address }: QueueWords): CtiQueueEntry | undefined {
  if (!book.has(id)) return undefined;
  const waiting = book.waiting(id);
  return {
    kind: 'queue',
    id,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    waiting: waiting.length,
    ...(waiting.length > 0 ? { waitingSince: isoTime(Math.min(...waiting)) } : {}),
    ready: book.membersOf(id).filter(isReady).length,
  };
}
