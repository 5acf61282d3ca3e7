import { describe, expect, it } from '@jest/globals';
import type { CtiDirectory, CtiDirectoryListener, CtiEntry } from '../../cti/port/cti-directory.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';
import { SessionBench } from '../../../test/support/session-bench.js';

/** A directory that says what the test says. */
class Told implements CtiDirectory {
  entries: readonly CtiEntry[] = [];
  listener: CtiDirectoryListener = () => undefined;
  answer: () => Promise<void> = () => Promise.resolve();
  lists = 0;

  async list(): Promise<readonly CtiEntry[]> {
    const { entries } = this;
    this.lists += 1;
    await this.answer();
    return entries;
  }

  watch(listener: CtiDirectoryListener): void {
    this.listener = listener;
  }

  unwatch(): void {
    this.listener = () => undefined;
  }
}

const queue = (id: string, waiting = 0): CtiEntry => ({ kind: 'queue', id, waiting, ready: 0 });
const agent = (address: string, presence: 'ready' | 'busy' = 'ready', id?: string): CtiEntry => ({
  kind: 'agent',
  address,
  presence,
  ...(id === undefined ? {} : { id }),
});

async function begin(entries: readonly CtiEntry[] = []) {
  const bench = new SessionBench();
  const told = new Told();
  told.entries = entries;
  Object.assign(bench.provider, { directory: told });
  await bench.up();
  const { session } = await bench.started();
  await bench.clock.advance(0);
  const list = async (data: object = {}) => {
    const answer = (await bench.command(session, 'session.directory', '', data)) as {
      data: { entries: DirectoryEntry[] };
    };
    return answer.data.entries.map((one) =>
      one.kind === 'agent'
        ? `${one.id}@${one.address} ${one.presence}`
        : one.kind === 'queue'
          ? `${one.id} ${one.waiting}`
          : one.id,
    );
  };
  const subscribe = (topics: readonly string[]) => bench.command(session, 'session.subscribe', '', { topics });
  return { bench, told, session, list, subscribe };
}

const idsIn = ({ data }: SessionEvent) => (data['entries'] as DirectoryEntry[]).map(({ id }) => id);

it('is watched again where that failed, and read then', async () => {
  const bench = new SessionBench();
  const told = new Told();
  let tried = 0;
  told.watch = (listener) => {
    tried += 1;
    if (tried === 1) throw new TypeError('boom');
    told.listener = listener;
  };
  Object.assign(bench.provider, { directory: told });
  await bench.up();
  expect([tried, told.lists]).toEqual([1, 0]);
  await bench.clock.advance(60_000);
  expect([tried, told.lists]).toEqual([2, 1]);
});

describe('the agents of a directory', () => {
  it('are who is signed in, who may sign in, and whom the switch tells of, each of them once', async () => {
    const { bench, told, list } = await begin([agent('1001', 'busy'), agent('2002'), agent('77', 'ready', '1003')]);
    const agents = [
      { id: '1001', extension: '1001' },
      { id: '1002', extension: '2002' },
      { id: '1003', extension: '2003' },
      { id: '1004', extension: '2004' },
    ];
    bench.service.directories.know(agents);
    expect(await list()).toEqual(['1001@1001 notready', '1002@2002 ready', '1003@77 ready', '1004@2004 offline']);
    told.listener({ entries: [agent('2004', 'busy'), agent('88')], removed: [agent('77'), agent('2002')] });
    expect(await list()).toEqual([
      '1001@1001 notready',
      '1002@2002 offline',
      '1003@2003 offline',
      '1004@2004 busy',
      '88@88 ready',
    ]);
    // What was a stranger's number until now is a known agent's own.
    bench.service.directories.know([...agents, { id: '1005', extension: '88' }]);
    expect(await list()).toEqual([
      '1001@1001 notready',
      '1002@2002 offline',
      '1003@2003 offline',
      '1004@2004 busy',
      '1005@88 ready',
    ]);
  });

  it('are where they have moved to, also where another one has come to their place', async () => {
    const { bench, told, list } = await begin([agent('2001', 'ready', 'x'), agent('2002', 'ready', 'y')]);
    bench.service.directories.know([
      { id: 'x', extension: '1' },
      { id: 'y', extension: '2' },
    ]);
    told.listener({ entries: [agent('2003', 'ready', 'x')], removed: [{ kind: 'agent', address: '2001' }] });
    told.listener({
      entries: [agent('2004', 'busy', 'x'), agent('2003', 'ready', 'y')],
      removed: [
        { kind: 'agent', address: '2003' },
        { kind: 'agent', address: '2002' },
      ],
    });
    expect(await list({ kinds: ['agent'] })).toEqual(expect.arrayContaining(['x@2004 busy', 'y@2003 ready']));
  });

  it('are what their other channels say when one has been disposed of', async () => {
    const { bench, session, list } = await begin();
    const other = { id: 't2', type: 'Telephony', endpoint: '9', login: 'active', agentState: 'ready' } as const;
    bench.cti.listener.report({ channels: [other], cause: { code: 'requested', by: { kind: 'agent' } } });
    expect(await list({ kinds: ['agent'] })).toEqual(['1001@1001 ready']);
    await bench.command(session, 'channel.dispose', 't2');
    expect(await list({ kinds: ['agent'] })).toEqual(['1001@1001 notready']);
  });

  it('have of a queue what the port names, and nothing else that a provider may have there', async () => {
    const { bench, session, subscribe } = await begin([Object.assign(queue('q'), { secret: 1n })]);
    await subscribe(['queues']);
    const { data } = (await bench.command(session, 'session.directory', '', { kinds: ['queue'] })) as { data: object };
    expect(data).toEqual({ entries: [queue('q')] });
  });

  it('are what their sessions say, and offline without a telephone', async () => {
    const { bench, list } = await begin();
    const channel = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'busy' } as const;
    const cause = { code: 'requested', by: { kind: 'agent' } } as const;
    for (const agentState of ['busy', 'wrapup', 'ready'] as const) {
      bench.cti.listener.report({ channels: [{ ...channel, agentState }], cause });
      expect(await list()).toEqual([`1001@1001 ${agentState}`]);
    }
    bench.cti.listener.report({ channels: [{ ...channel, agentState: 'ready', login: 'unavailable' }], cause });
    expect(await list()).toEqual(['1001@1001 offline']);
  });
});

describe('what the switch tells of', () => {
  it('is read again when the link is back, and what was told meanwhile is newer', async () => {
    const { bench, told, list } = await begin([queue('a', 1), queue('b', 1), queue('c', 1)]);
    const queues = () => list({ kinds: ['queue'] });
    expect(await queues()).toEqual(['a 1', 'b 1', 'c 1']);
    bench.provider.link({ state: 'down', reason: 'cut' });
    expect(await queues()).toEqual(['a 1', 'b 1', 'c 1']);
    let arrive = () => {};
    told.answer = () => new Promise((resolve) => (arrive = resolve));
    told.entries = [queue('a', 2), queue('b', 2)];
    bench.provider.link({ state: 'up' });
    told.listener({ entries: [queue('b', 3), queue('d', 1)] });
    arrive();
    await bench.clock.advance(0);
    expect(await queues()).toEqual(['a 2', 'b 3', 'd 1']);
  });

  it('is read again where that has failed', async () => {
    const { bench, told, list } = await begin();
    told.answer = () => Promise.reject(new Error('not now'));
    bench.provider.link({ state: 'down', reason: 'cut' });
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    told.answer = () => Promise.resolve();
    told.entries = [queue('a')];
    await bench.clock.advance(5_000);
    expect(await list({ kinds: ['queue'] })).toEqual(['a 0']);
    expect(told.lists).toBe(3);
  });
});

describe('who has subscribed', () => {
  it('is told how things stand, then what changes, once in a second at most', async () => {
    const { bench, told, subscribe } = await begin([queue('a'), queue('b')]);
    await subscribe(['queues']);
    expect(bench.asides.map(({ data }) => data)).toEqual([{ entries: [queue('a'), queue('b')], reset: true }]);
    for (let n = 1; n <= 50; n += 1) {
      told.listener({ entries: [queue('a', n)] });
      await bench.clock.advance(100);
    }
    await bench.clock.advance(2_000);
    expect(bench.asides.length).toBeLessThanOrEqual(7);
    expect(bench.asides.slice(1).every((event) => idsIn(event).join() === 'a')).toBe(true);
    expect(bench.asides.at(-1)?.data).toEqual({ entries: [queue('a', 50)] });
    expect(bench.events.some(({ name }) => name === 'directory.changed')).toBe(false);
    told.listener({ removed: [queue('b')] });
    await bench.clock.advance(2_000);
    expect(bench.asides.at(-1)?.data).toEqual({ entries: [], removed: [{ kind: 'queue', id: 'b' }] });
  });

  it('is told little at a time, and not more for asking again and again', async () => {
    const { bench, subscribe } = await begin(Array.from({ length: 500 }, (_, n) => queue(`q${n}`)));
    for (let n = 0; n < 20; n += 1) await subscribe(['queues']);
    expect(bench.asides.map((event) => idsIn(event).length)).toEqual([200]);
    await bench.clock.advance(10_000);
    const all = bench.asides.slice(1);
    expect(all.map(({ data }) => [idsOf(data).length, data['reset'], data['more']])).toEqual([
      [200, true, true],
      [200, undefined, true],
      [100, undefined, undefined],
    ]);
  });

  it('and has much to read is told later, and then as it is', async () => {
    const { bench, told, subscribe } = await begin([queue('a')]);
    bench.hears = false;
    await subscribe(['queues']);
    await bench.clock.advance(5_000);
    told.listener({ entries: [queue('a', 7)] });
    bench.hears = true;
    await bench.clock.advance(2_000);
    expect(bench.asides.map(({ data }) => data)).toEqual([{ entries: [queue('a', 7)], reset: true }]);
  });

  it('and comes back is told everything; who has unsubscribed or is gone, nothing', async () => {
    const { bench, told, session, subscribe } = await begin([queue('a')]);
    await subscribe(['queues']);
    bench.clientGone();
    told.listener({ entries: [queue('a', 1)] });
    await bench.clock.advance(3_000);
    expect(bench.asides).toHaveLength(1);
    bench.bind(session, session.journal.seq);
    expect(bench.asides.at(-1)?.data).toEqual({ entries: [queue('a', 1)], reset: true });
    await bench.command(session, 'session.unsubscribe', '', { topics: ['queues'] });
    told.listener({ entries: [queue('a', 2)] });
    await bench.clock.advance(3_000);
    expect(bench.asides).toHaveLength(2);
  });
});

const idsOf = (data: SessionEvent['data']) => data['entries'] as readonly unknown[];
