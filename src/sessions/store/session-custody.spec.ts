import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { LeasesOfTests } from '../../../test/support/leases-of-tests.js';
import { StoreUnavailableError } from '../../errors/operator-errors.js';
import { claimed } from '../../../test/support/store-bench.js';
import { FairShare } from '../bounds/fair-share.js';
import { EventJournal } from '../journal/event-journal.js';
import { Continuity } from './continuity.js';
import { Grounds } from './grounds.js';
import type { Leases } from './leases.js';
import { MemorySessionStore } from './memory-session-store.js';
import { SessionCustody } from './session-custody.js';
import type { Ownership } from './session-store.js';

const NOTHING = { whole: () => new Map<string, string>(), changes: () => new Map<string, null>() };

describe('SessionCustody', () => {
  let clock: FakeClock;
  let store: MemorySessionStore;
  let journal: EventJournal;
  let custody: SessionCustody;
  let own: Ownership;
  let leases: Leases;
  let lost: number;
  /** what the client is told: numbers of events, and that it is to get everything anew */
  let told: (number | 'anew')[];

  beforeEach(async () => {
    clock = new FakeClock();
    store = new MemorySessionStore(clock, { retention: 60_000, answerTimeout: 1_000 });
    const all = new LeasesOfTests(clock);
    leases = all.of('one');
    const grounds = new Grounds(store, leases, new Continuity(clock), clock);
    all.keep('one');
    journal = new EventJournal(clock, { events: 5, age: 3_600_000, bytes: 4_000 }, new FairShare(1e6));
    own = await claimed(store, 'one');
    [told, lost] = [[], 0];
    const kept = {
      parts: NOTHING,
      journal,
      tell: ({ seq }: { seq: number }) => void told.push(seq),
      resynchronize: () => {
        told.push('anew');
        emit();
      },
      lost: () => {
        lost += 1;
        custody.end(false);
      },
    };
    custody = new SessionCustody(grounds, own, kept, 0, true);
  });

  const emit = (count = 1, size = 1) => {
    for (let n = 0; n < count; n += 1) {
      const data = { text: 'x'.repeat(size) };
      custody.deliver(journal.append({ name: 'session.ended', target: own.session, data }));
    }
  };
  const doubt = async () => {
    store.setAvailable(false);
    clock.freeze(3_000);
    await clock.advance(0);
  };
  const back = async () => {
    store.setAvailable(true);
    await clock.advance(2_000);
  };

  it('tells what it has held back when the store has said that it may, and in order', async () => {
    await doubt();
    emit(5);
    await clock.advance(60_000);
    expect(told).toEqual([]);
    await back();
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['events', 6, 1],
    ['bytes', 3, 2_000],
  ])('holds back no more %s than the journal keeps: the client gets everything anew', async (_what, count, size) => {
    await doubt();
    emit(count, size);
    await back();
    expect(told).toEqual(['anew', count + 1]);
    expect(await store.read(own.session)).toMatchObject({ seq: count + 1 });
    emit();
    await clock.advance(0);
    expect(told.at(-1)).toBe(count + 2);
  });

  it('tells everything where the store is slow, also what the journal has no longer by then', async () => {
    store.delay = 500;
    emit(3);
    await clock.advance(0);
    emit(7);
    await clock.advance(1_000);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('tells what was written before it was frozen when the store has said so anew', async () => {
    store.delay = 500;
    emit(2);
    await clock.advance(0);
    clock.freeze(3_000);
    emit();
    await clock.advance(0);
    expect(told).toEqual([]);
    await clock.advance(1_000);
    expect(told).toEqual([1, 2, 3]);
    store.delay = 0;
    expect(await store.read(own.session)).toMatchObject({ seq: 3 });
  });

  it('believes no answer from before it was frozen: what it asks for then is asked anew', async () => {
    store.delay = 500;
    emit();
    const confirmed = custody.confirmed().catch((error: unknown) => error);
    await clock.advance(0);
    // Done by the store, and not read yet.
    clock.freeze(3_000);
    store.delay = 0;
    const holder = await store.find(own.session);
    if (!holder) throw new Error('it has not been written');
    await store.adopt(holder, 'other');
    emit();
    await clock.advance(1_000);
    expect(await confirmed).toMatchObject({ code: 'NOT_BOUND' });
    expect([told, lost]).toEqual([[], 1]);
  });

  it('goes on at a store that is there and takes nothing: nobody can take the session there either', async () => {
    store.save = () => Promise.reject(new StoreUnavailableError());
    Object.assign(leases, { holds: () => false, renew: () => Promise.reject(new StoreUnavailableError()) });
    emit();
    await custody.confirmed();
    expect(told).toEqual([1]);
  });

  it('does not go on so where it was frozen, or others may have taken the session', async () => {
    store.save = () => Promise.reject(new StoreUnavailableError());
    Object.assign(leases, { holds: () => false, renew: () => Promise.reject(new StoreUnavailableError()) });
    custody.doubt();
    emit();
    await expect(custody.confirmed()).rejects.toThrow(StoreUnavailableError);
    expect(told).toEqual([]);
  });

  it('is certain again of what the store has taken, though not in as many places as it has to be', async () => {
    store.save = () => Promise.resolve('taken');
    custody.doubt();
    emit();
    await custody.confirmed();
    expect(told).toEqual([1]);
    expect(await custody.settled()).toBe(false);
  });
});
