import { describe, expect, it } from '@jest/globals';
import { eventOf } from '../../../test/support/event-of.js';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { FairShare } from '../bounds/fair-share.js';
import { EventJournal, type JournalLimits } from './event-journal.js';

const event = { name: 'session.initialized', target: 's', data: {} } as const;
const large = (length: number, letter = 'x') => ({ ...event, data: { text: letter.repeat(length) } });
const seqs = (journal: EventJournal, after: number) => journal.after(after)?.map((one) => one.seq);
const LARGE = 1_000_000;

function journal(limits: Partial<JournalLimits> = {}, clock = new FakeClock(), share = new FairShare(LARGE)) {
  return new EventJournal(clock, { events: 10_000, age: 1000, bytes: LARGE, ...limits }, share);
}

describe('EventJournal', () => {
  it('numbers from 1 without holes and gives what came after', () => {
    const one = journal();
    for (let n = 0; n < 4; n += 1) one.append(event);
    expect(seqs(one, 0)).toEqual([1, 2, 3, 4]);
    expect(seqs(one, 3)).toEqual([4]);
    expect(seqs(one, 4)).toEqual([]);
  });

  it('writes an event down once, and gives that text again', () => {
    const one = journal();
    const recorded = one.append(large(3));
    expect(eventOf(recorded)).toMatchObject({ ...large(3), seq: 1, time: '2026-01-01T00:00:00.000Z' });
    expect(one.after(0)?.[0]).toBe(recorded);
  });

  it('says so when a part is no longer kept, by number or by age', async () => {
    const clock = new FakeClock();
    const one = journal({ events: 3 }, clock);
    for (let n = 0; n < 9; n += 1) one.append(event);
    expect(one.after(5)).toBeUndefined();
    expect(seqs(one, 6)).toEqual([7, 8, 9]);
    await clock.advance(1001);
    expect(one.after(6)).toBeUndefined();
    expect(seqs(one, 9)).toEqual([]);
    expect(one.bytes).toBe(0);
  });

  it('a clock that somebody sets makes nothing old, and nothing young', () => {
    const clock = new FakeClock();
    const one = journal({}, clock);
    one.append(event);
    clock.setForward(3_600_000);
    one.append(event);
    clock.setForward(-7_200_000);
    one.append(event);
    expect(seqs(one, 0)).toEqual([1, 2, 3]);
  });

  it('does not know a number that it never gave', () => {
    expect(journal().after(1)).toBeUndefined();
  });

  it('keeps no more bytes than it may, and has no holes in what it keeps', () => {
    const one = journal({ bytes: 10_000 });
    for (let n = 1; n <= 500; n += 1) {
      one.append(large((n * 37) % 3_000));
      const first = one.seq - (seqs(one, one.seq - 1)?.length ?? 0);
      expect(seqs(one, first)).toEqual([one.seq]);
      expect(one.bytes).toBeLessThanOrEqual(10_000);
    }
    const known = Array.from({ length: 500 }, (_, seq) => seq).filter((seq) => one.after(seq) !== undefined);
    expect(known).toEqual(Array.from({ length: known.length }, (_, index) => 500 - known.length + index));
    expect(known.length).toBeGreaterThan(2);
    for (const seq of known) expect(seqs(one, seq)).toEqual(Array.from({ length: 500 - seq }, (_, n) => seq + 1 + n));
  });

  it('keeps nothing of an event that is larger than all it may keep', () => {
    const one = journal({ bytes: 10_000 });
    one.append(event);
    expect(one.append(large(20_000)).seq).toBe(2);
    expect(one.after(1)).toBeUndefined();
    expect(seqs(one, 2)).toEqual([]);
  });

  it('counts a character that is not ASCII as two bytes', () => {
    const [ascii, other] = [journal(), journal()];
    ascii.append(large(1_000));
    other.append(large(1_000, 'Ж'));
    expect(other.bytes).toBeGreaterThan(ascii.bytes + 1_000);
  });

  it('gives its share back when it is closed', () => {
    const share = new FairShare(LARGE);
    const [one, other] = [journal({}, undefined, share), journal({}, undefined, share)];
    one.append(large(500));
    other.append(event);
    one.close();
    expect(share.bytes).toBe(other.bytes);
  });
});

describe('the journals of all sessions', () => {
  it('one that has much loses first, and says so; one that has little loses nothing', () => {
    const share = new FairShare(100_000);
    const [quiet, loud] = [journal({}, undefined, share), journal({}, undefined, share)];
    for (let n = 0; n < 20; n += 1) quiet.append(large(500));
    for (let n = 0; n < 1_000; n += 1) loud.append(large(900));
    expect(share.bytes).toBeLessThanOrEqual(100_000);
    expect(seqs(quiet, 0)).toHaveLength(20);
    expect(loud.after(900)).toBeUndefined();
    expect(seqs(loud, 990)).toHaveLength(10);
  });

  it('those who have the same lose the same', () => {
    const share = new FairShare(100_000);
    const all = Array.from({ length: 10 }, () => journal({}, undefined, share));
    for (let n = 0; n < 100; n += 1) for (const one of all) one.append(large(500));
    const kept = all.map((one) => one.bytes);
    expect(share.bytes).toBeGreaterThan(95_000);
    expect(Math.max(...kept)).toBeLessThanOrEqual(2 * Math.min(...kept));
  });

  it('what is too old in sessions where nothing happens is given up while others go on', async () => {
    const clock = new FakeClock();
    const share = new FairShare(LARGE);
    const idle = Array.from({ length: 50 }, () => journal({}, clock, share));
    for (const one of idle) one.append(large(500));
    await clock.advance(1_001);
    const busy = journal({}, clock, share);
    for (let n = 0; n < 60; n += 1) busy.append(event);
    expect(share.bytes).toBe(busy.bytes);
  });
});
