import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import '../../test/support/quiet-log.js';
import type { InstanceRecord } from '../instances/instance-directory.js';
import { RedisInstanceDirectory } from './redis-instance-directory.js';
import type { RedisLevel } from './redis-level.js';
import type { RedisScript } from './redis-script.js';

const OTHER = { id: 'other', url: 'http://other', services: { ip: { status: 'InService', sessions: 7 } } } as const;
const HERE: InstanceRecord['services'] = { ip: { status: 'InService', sessions: 0 } };

/** A store that answers when the test says so. */
class FakeStore {
  readonly prefix = 'p';
  readonly ran: string[] = [];
  /** what it has beside the one that asks */
  others: readonly unknown[] = [];
  wasThere = 1;
  answer: () => Promise<void> = () => Promise.resolve();
  private listener: (level: RedisLevel) => void = () => undefined;

  async run({ name }: RedisScript): Promise<unknown> {
    this.ran.push(name);
    await this.answer();
    return [this.wasThere, this.others.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))];
  }

  onLevel(listener: (level: RedisLevel) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  level(level: RedisLevel): void {
    this.listener(level);
  }
}

describe('RedisInstanceDirectory', () => {
  let clock: FakeClock;
  let store: FakeStore;
  let directory: RedisInstanceDirectory;
  let changes: number;
  const ids = () => directory.others().map(({ id }) => id);
  const away = () => Promise.reject(new Error('away'));

  beforeEach(() => {
    [clock, store, changes] = [new FakeClock(), new FakeStore(), 0];
    directory = new RedisInstanceDirectory({ id: 'here', url: 'http://here' }, 'default', store, clock, () => 0.5);
    directory.onChange(() => (changes += 1));
  });
  afterEach(async () => {
    store.answer = () => Promise.resolve();
    await directory.leave();
    expect(clock.pending).toBe(0);
  });

  it('holds no lease before the store has it, and one of three seconds from when the renewal was sent', async () => {
    expect(directory.holdsLease()).toBe(false);
    store.answer = () => new Promise((resolve) => clock.after(800, resolve));
    directory.join(() => HERE);
    expect(directory.holdsLease()).toBe(false);
    await clock.advance(800);
    expect(directory.holdsLease()).toBe(true);
    store.answer = away;
    await clock.advance(2_199);
    expect(directory.holdsLease()).toBe(true);
    await clock.advance(1);
    expect(directory.holdsLease()).toBe(false);
    store.answer = () => Promise.resolve();
    await clock.advance(1_000);
    expect(directory.holdsLease()).toBe(true);
  });

  it('makes nothing of an answer that comes when the lease would be over', async () => {
    store.answer = () => new Promise((resolve) => clock.after(15_000, resolve));
    directory.join(() => HERE);
    await clock.advance(14_999);
    store.answer = away;
    await clock.advance(1);
    expect(directory.holdsLease()).toBe(false);
  });

  it('renews every second, also at a slow store, and at once when something has changed', async () => {
    store.answer = () => new Promise((resolve) => clock.after(300, resolve));
    directory.join(() => HERE);
    await clock.advance(3_000);
    expect(store.ran).toHaveLength(4);
    directory.changed();
    directory.changed();
    expect(store.ran).toHaveLength(4);
    await clock.advance(300);
    expect(store.ran).toHaveLength(5);
    await clock.advance(300);
  });

  it('tells who comes, changes and goes, and of no count', async () => {
    store.others = [OTHER, { id: 'here', services: HERE }, 'no record', { id: 7 }];
    directory.join(() => HERE);
    await clock.advance(4_000);
    expect([ids(), changes]).toEqual([['other'], 1]);
    store.others = [{ ...OTHER, services: { ip: { status: 'InService', sessions: 8 } } }];
    await clock.advance(1_000);
    expect([directory.others()[0]?.services['ip']?.sessions, changes]).toEqual([8, 1]);
    store.others = [{ ...OTHER, services: { ip: { status: 'Stopping', sessions: 8 }, new: { status: 'Unheard' } } }];
    await clock.advance(1_000);
    expect([directory.others()[0]?.services, changes]).toEqual([{ ip: { status: 'Stopping', sessions: 8 } }, 2]);
    store.others = [];
    await clock.advance(1_000);
    expect([ids(), changes]).toEqual([[], 3]);
  });

  it('takes nobody for gone while the store is away, nor until all have had the time to say so again', async () => {
    store.others = [OTHER];
    directory.join(() => HERE);
    await clock.advance(4_000);
    store.answer = away;
    store.level('down');
    await clock.advance(60_000);
    expect(ids()).toEqual(['other']);
    [store.answer, store.others] = [() => Promise.resolve(), []];
    store.level('up');
    await clock.advance(2_900);
    expect([ids(), changes]).toEqual([['other'], 1]);
    await clock.advance(1_000);
    expect([ids(), changes]).toEqual([[], 2]);
  });

  it('tells that it was forgotten, before it holds its lease again', async () => {
    const told: boolean[] = [];
    directory.onForgotten(() => told.push(directory.holdsLease()));
    store.wasThere = 0;
    directory.join(() => HERE);
    await clock.advance(0);
    expect(told).toEqual([]);
    store.wasThere = 1;
    await clock.advance(1_000);
    store.answer = away;
    await clock.advance(5_000);
    [store.answer, store.wasThere] = [() => Promise.resolve(), 0];
    await clock.advance(1_000);
    expect([told, directory.holdsLease()]).toEqual([[false], true]);
  });

  it('takes one that is listed for living without a question, and asks for one that is not', async () => {
    store.others = [OTHER];
    directory.join(() => HERE);
    await clock.advance(0);
    const { length } = store.ran;
    expect(await directory.alive('other')).toBe(true);
    expect(store.ran).toHaveLength(length);
    store.answer = away;
    await expect(directory.alive('new')).rejects.toThrow('away');
    await expect(directory.renew()).rejects.toThrow('away');
  });

  it('renews when it is told to, and holds its lease from then on', async () => {
    await expect(directory.renew()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    store.answer = away;
    directory.join(() => HERE);
    await clock.advance(100);
    store.answer = () => Promise.resolve();
    await directory.renew();
    expect(directory.holdsLease()).toBe(true);
  });

  it('leaves for good, also where the store does not hear it', async () => {
    directory.join(() => HERE);
    await clock.advance(0);
    store.answer = away;
    await directory.leave();
    await clock.advance(10_000);
    expect([directory.holdsLease(), store.ran]).toEqual([false, ['renew-lease', 'end-lease']]);
  });
});
