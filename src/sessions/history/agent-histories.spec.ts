import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';
import { AgentHistories } from './agent-histories.js';

const owner = (agent: string, service = 'ip') => ({ service: { id: service }, agent: { id: agent } });

const entry = (contact: string): HistoryEntryObject => ({
  interaction: `zs8j3SQ0wVsuVG7RqDKPqg.tel.${contact}`,
  type: 'Telephony',
  contact,
  direction: 'inbound',
  from: '+15550100',
  to: 'support',
  origin: { kind: 'queue' },
  times: { created: '2026-01-01T08:00:00.000Z' },
  end: { outcome: 'missed', cause: { code: 'abandoned', by: { kind: 'remote' } } },
});

const LIMITS = { entries: 3, age: 1_000, totalBytes: 1_000_000 };
const begin = (limits: Partial<typeof LIMITS> = {}) => {
  const clock = new FakeClock();
  return { clock, histories: new AgentHistories({ ...LIMITS, ...limits }, clock) };
};
const contacts = (histories: AgentHistories, of = owner('1001'), limit?: number) =>
  histories.latest(of, limit).map(({ contact }) => contact);

const NONE = { text: '{}', at: 0 };

describe('the histories of agents', () => {
  it('have the newest first, so many of them at most, and as many as are wanted', () => {
    const { histories } = begin();
    for (const id of ['c1', 'c2', 'c3', 'c4']) histories.add(owner('1001'), id, entry(id));
    expect(contacts(histories)).toEqual(['c4', 'c3', 'c2']);
    expect(contacts(histories, owner('1001'), 2)).toEqual(['c4', 'c3']);
    expect(histories.latest(owner('1001'), 1)).toEqual([entry('c4')]);
  });

  it('are by service and agent', () => {
    const { histories } = begin();
    histories.add(owner('1001'), 'c1', entry('c1'));
    expect(contacts(histories, owner('1002'))).toEqual([]);
    expect(contacts(histories, owner('1001', 'other'))).toEqual([]);
  });

  it('have what ended once more in its new place, and take what is said of it later', () => {
    const { histories } = begin();
    histories.add(owner('1002'), 'c1', entry('c1'));
    histories.add(owner('1002'), 'c1', entry('c1'));
    expect(contacts(histories, owner('1002'))).toEqual(['c1']);
    for (const id of ['c1', 'c2', 'c1']) histories.add(owner('1001'), id, entry(id));
    expect(contacts(histories)).toEqual(['c1', 'c2']);
    histories.amend(owner('1001'), 'c2', { disposition: 'sold' });
    histories.amend(owner('1001'), 'c9', { disposition: 'sold' });
    expect(histories.latest(owner('1001')).map(({ disposition }) => disposition)).toEqual([undefined, 'sold']);
  });

  it('forget what is too old, and cost nothing then', async () => {
    const { clock, histories } = begin();
    histories.add(owner('1001'), 'c1', entry('c1'));
    await clock.advance(600);
    histories.add(owner('1001'), 'c2', entry('c2'));
    histories.amend(owner('1001'), 'c1', { disposition: 'sold' });
    await clock.advance(600);
    expect(contacts(histories)).toEqual(['c2']);
    expect(histories.has(owner('1001'), 'c1')).toBe(false);
    await clock.advance(600);
    expect(contacts(histories)).toEqual([]);
    expect(histories.bytes).toBe(0);
  });

  it('forget what is too old also of agents who do not ask, as others get on', async () => {
    const { clock, histories } = begin();
    histories.add(owner('1001'), 'c1', entry('c1'));
    const alone = histories.bytes;
    await clock.advance(2_000);
    for (const id of ['c2', 'c3']) histories.add(owner('1002'), id, entry(id));
    expect(histories.bytes).toBe(2 * alone);
  });

  it('forget what is too old of agents who are quiet, a piece at a time, and have no timer then', async () => {
    const { clock, histories } = begin({ age: 60_000 });
    for (let agent = 0; agent < 1_000; agent += 1) histories.add(owner(`a${agent}`), 'c1', entry('c1'));
    const { bytes } = histories;
    await clock.advance(60_000);
    expect(histories.bytes).toBe(bytes);
    await clock.advance(5);
    expect(histories.bytes).toBeLessThan(bytes);
    expect(histories.bytes).toBeGreaterThan(bytes / 2);
    await clock.advance(120_000);
    expect(histories.bytes).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('do so as often as the age where that is short, for what comes later too, until they are ended', async () => {
    const { clock, histories } = begin();
    for (const id of ['c1', 'c2']) {
      histories.add(owner('1001'), id, entry(id));
      await clock.advance(2_000);
      expect(histories.bytes).toBe(0);
      expect(clock.pending).toBe(0);
    }
    histories.add(owner('1001'), 'c3', entry('c3'));
    histories.end();
    histories.add(owner('1001'), 'c4', entry('c4'));
    expect(clock.pending).toBe(0);
  });

  it('keep nothing where none are wanted', () => {
    const { histories } = begin({ entries: 0 });
    histories.add(owner('1001'), 'c1', entry('c1'));
    expect(contacts(histories)).toEqual([]);
    expect(histories.bytes).toBe(0);
  });

  it('stay within one bound for 10,000 agents, and who has many loses first', () => {
    const { histories } = begin({ entries: 100, age: 1e9, totalBytes: 8_000_000 });
    histories.add(owner('few'), 'c0', entry('c0'));
    for (let n = 0; n < 100; n += 1) histories.add(owner('many'), `c${n}`, entry(`c${n}`));
    for (let agent = 0; agent < 10_000; agent += 1) {
      for (let n = 0; n < 3; n += 1) histories.add(owner(`a${agent}`), `c${n}`, entry(`c${n}`));
    }
    expect(histories.bytes).toBeLessThanOrEqual(8_000_000);
    expect(histories.bytes).toBeGreaterThan(7_000_000);
    expect(contacts(histories, owner('few'))).toEqual(['c0']);
    expect(contacts(histories, owner('many')).length).toBeLessThan(5);
    expect(contacts(histories, owner('a9999'))[0]).toBe('c2');
  });

  it('go on with what another process has of an agent, in its order and with its age, without anything twice', async () => {
    const [here, there] = [begin(), begin()];
    const of = owner('1001');
    const kept = () =>
      new Map(there.histories.ids(of).flatMap((id) => [[id, there.histories.entry(of, id) ?? NONE] as const]));
    for (const id of ['c1', 'c3']) {
      for (const { histories } of [here, there]) histories.add(of, id, entry(id));
      for (const { clock } of [here, there]) await clock.advance(100);
    }
    here.histories.add(of, 'c0', entry('c0'));
    there.histories.add(of, 'c4', entry('c4'));
    there.histories.amend(of, 'c3', { disposition: 'sold' });
    for (const { clock } of [here, there]) await clock.advance(100);
    here.histories.restore(of, kept());
    expect(contacts(here.histories)).toEqual(['c4', 'c0', 'c3']);
    expect(here.histories.latest(of)).toContainEqual({ ...entry('c3'), disposition: 'sold' });
    await here.clock.advance(850);
    expect(contacts(here.histories)).toEqual(['c4', 'c0']);
  });

  it('tell of what has become another one, until the session that watches is over', () => {
    const { histories } = begin();
    const [first, second] = [owner('1001'), owner('1001')];
    const told: string[] = [];
    histories.watch(first, (id) => told.push(`first ${id}`));
    for (const id of ['c1', 'c2', 'c3', 'c4']) histories.add(owner('1001'), id, entry(id));
    expect(told).toEqual(['first c1', 'first c2', 'first c3', 'first c4', 'first c1']);
    histories.watch(second, (id) => told.push(`second ${id}`));
    histories.unwatch(first);
    histories.amend(first, 'c4', { disposition: 'sold' });
    histories.unwatch(second);
    histories.add(first, 'c5', entry('c5'));
    expect(told.slice(5)).toEqual(['second c4']);
  });
});
