import { describe, expect, it } from '@jest/globals';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import { EntryLog } from './entry-log.js';

const queue = (id: string, waiting = 0): DirectoryEntry => ({ kind: 'queue', id, waiting, ready: 0 });

function read(log: EntryLog, after: number, topics: readonly DirectoryTopic[] = ['queues'], goneAfter = 0) {
  const { text, upTo } = log.piece({ topics, after, goneAfter });
  const told = JSON.parse(`{${text}}`) as { entries: DirectoryEntry[]; removed?: { id: string }[]; more?: true };
  return { entries: told.entries, removed: (told.removed ?? []).map(({ id }) => id), more: told.more ?? false, upTo };
}

describe('EntryLog', () => {
  it('tells each entry once, as it is now, and then only what has changed', () => {
    const log = new EntryLog();
    for (const waiting of [1, 2, 3]) for (const id of ['a', 'b']) log.put('queues', queue(id, waiting));
    const first = read(log, 0);
    expect(first).toMatchObject({ entries: [queue('a', 3), queue('b', 3)], removed: [], more: false });
    log.put('queues', queue('a', 4));
    log.remove('queues', queue('b'));
    log.remove('queues', queue('none'));
    expect(read(log, first.upTo)).toMatchObject({ entries: [queue('a', 4)], removed: ['b'] });
    // Who begins has never heard of the one that is gone.
    expect(read(log, 0, ['queues'], log.head)).toMatchObject({ entries: [queue('a', 4)], removed: [] });
    log.put('queues', queue('b', 5));
    expect(read(log, 0)).toMatchObject({ entries: [queue('a', 4), queue('b', 5)], removed: [] });
  });

  it('tells in pieces, and loses nothing that changes between two of them', () => {
    const log = new EntryLog();
    const ids = Array.from({ length: 450 }, (_, n) => `q${n}`);
    for (const id of ids) log.put('queues', queue(id));
    const seen = new Map<string, number>();
    let [after, pieces] = [0, 0];
    for (let more = true; more; pieces += 1) {
      const piece = read(log, after);
      expect(piece.entries.length).toBeLessThanOrEqual(200);
      for (const entry of piece.entries) if (entry.kind === 'queue') seen.set(entry.id, entry.waiting);
      ({ upTo: after, more } = piece);
      if (pieces < 2) for (const id of ['q0', 'q449']) log.put('queues', queue(id, pieces + 1));
    }
    expect(pieces).toBe(3);
    expect([...seen.keys()].toSorted()).toEqual(ids.toSorted());
    expect([seen.get('q0'), seen.get('q449'), seen.get('q1')]).toEqual([2, 2, 0]);
  });

  it('tells of the topics that are wanted, and says nothing of more where the rest is of others', () => {
    const log = new EntryLog();
    for (let n = 0; n < 200; n += 1) log.put('queues', queue(`q${n}`));
    log.put('agents', { kind: 'contact', id: 'x', name: 'x', address: 'x' });
    expect(read(log, 0)).toMatchObject({ more: false, upTo: log.head });
    expect(read(log, 0, ['agents']).entries).toHaveLength(1);
  });

  it('grows with the entries, not with the changes, and forgets who is gone for long', () => {
    const log = new EntryLog();
    for (let n = 0; n < 20_000; n += 1) log.put('queues', queue(`q${n % 5}`, n));
    const before = log.head;
    expect(read(log, 0).entries).toHaveLength(5);
    for (let n = 0; n < 3_000; n += 1) {
      log.put('queues', queue(`gone${n}`));
      log.remove('queues', queue(`gone${n}`));
    }
    expect(log.memory).toBeGreaterThan(before);
    expect((log as unknown as { log: unknown[] }).log.length).toBeLessThan(4_500);
    expect((log as unknown as { known: Map<string, unknown> }).known.size).toBeLessThanOrEqual(1_005);
  });
});
