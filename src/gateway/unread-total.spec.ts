import { beforeEach, describe, expect, it } from '@jest/globals';
import { UnreadTotal, type Unread } from './unread-total.js';

const LIMIT = 8_000;

describe('UnreadTotal', () => {
  const discarded: string[] = [];
  let total: UnreadTotal;

  beforeEach(() => {
    discarded.length = 0;
    total = new UnreadTotal({ pendingTotalBytes: LIMIT });
  });

  function leaves(name: string, bytes: number, standing: Unread['standing']): void {
    const unread = {
      waiting: bytes,
      standing,
      discard() {
        discarded.push(name);
        total.remove(unread);
        total.change(-unread.waiting);
      },
    };
    total.add(unread);
    total.change(bytes);
  }

  it('lets nobody go up to the limit', async () => {
    leaves('a', LIMIT, 1);
    await Promise.resolve();
    expect(discarded).toEqual([]);
  });

  it('lets those go who leave most, those without a session first, and those first who go anyway', async () => {
    leaves('reads everything', 0, 0);
    leaves('agent', 6_000, 2);
    leaves('small stranger', 100, 1);
    leaves('large stranger', 500, 1);
    leaves('leaving', 10, 0);
    leaves('small agent', 1_000, 2);
    await Promise.resolve();
    expect(discarded).toEqual([]);
    leaves('other stranger', 400, 1);
    await Promise.resolve();
    expect(discarded).toEqual(['leaving', 'large stranger', 'other stranger', 'small stranger']);
    leaves('other agent', 3_000, 2);
    expect(discarded).toHaveLength(4);
    await Promise.resolve();
    expect(discarded.slice(4)).toEqual(['agent']);
    expect(total.waiting).toBe(4_000);
  });
});
