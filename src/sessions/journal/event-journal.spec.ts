import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { EventJournal } from './event-journal.js';

const event = { name: 'session.initialized', target: 's', data: {} } as const;
const seqs = (journal: EventJournal, after: number) => journal.after(after)?.map((one) => one.seq);

describe('EventJournal', () => {
  it('numbers from 1 without holes and gives what came after', () => {
    const journal = new EventJournal(new FakeClock(), { events: 10, age: 1000 });
    for (let n = 0; n < 4; n += 1) journal.append(event);
    expect(seqs(journal, 0)).toEqual([1, 2, 3, 4]);
    expect(seqs(journal, 3)).toEqual([4]);
    expect(seqs(journal, 4)).toEqual([]);
  });

  it('says so when a part is no longer kept, by number or by age', async () => {
    const clock = new FakeClock();
    const journal = new EventJournal(clock, { events: 3, age: 1000 });
    for (let n = 0; n < 9; n += 1) journal.append(event);
    expect(journal.after(5)).toBeUndefined();
    expect(seqs(journal, 6)).toEqual([7, 8, 9]);
    await clock.advance(1001);
    expect(journal.after(6)).toBeUndefined();
    expect(seqs(journal, 9)).toEqual([]);
  });

  it('does not know a number that it never gave', () => {
    expect(new EventJournal(new FakeClock(), { events: 3, age: 1 }).after(1)).toBeUndefined();
  });

  it('keeps its memory bounded', () => {
    const journal = new EventJournal(new FakeClock(), { events: 100, age: 1e9 });
    for (let n = 0; n < 10_000; n += 1) journal.append(event);
    expect(seqs(journal, 9_900)).toHaveLength(100);
    expect(journal.after(9_899)).toBeUndefined();
  });
});
