import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { RefusedError, type Session } from '../../client.js';
import { Directory } from './directory.js';

const QUEUE = { kind: 'queue', id: 'support', waiting: 1, ready: 0 };
const agent = (id: string) => ({ kind: 'agent', id, address: id, presence: 'ready', since: '2026-01-01T00:00:00Z' });

/** A session that notes what it is asked for, and tells what a test has it tell. */
class AskedSession {
  readonly asked: string[] = [];
  state = { status: 'live' };
  refuses = false;
  error = new Error('not now');
  tell: (data: object) => void = () => undefined;
  show: () => void = () => undefined;

  on(_name: string, listener: (event: { data: object }) => void) {
    this.tell = (data) => listener({ data });
    return () => (this.tell = () => undefined);
  }

  subscribe(listener: () => void) {
    this.show = listener;
    return () => (this.show = () => undefined);
  }

  follow = () => this.ask('follow');
  unfollow = () => this.ask('unfollow');

  become(status: string) {
    this.state = { status };
    this.show();
  }

  private ask(what: string): Promise<void> {
    this.asked.push(what);
    return this.refuses ? Promise.reject(this.error) : Promise.resolve();
  }
}

describe('the directory', () => {
  let clock: FakeClock;
  let session: AskedSession;
  let directory: Directory;
  const follow = () => directory.follow(session as unknown as Session);
  const ids = () => [...directory.agents.value.keys()];

  beforeEach(() => {
    clock = new FakeClock();
    session = new AskedSession();
    directory = new Directory(clock);
  });

  it('is not asked for again and again where the service does not have it', async () => {
    session.refuses = true;
    session.error = new RefusedError('session.subscribe', { code: 'UNSUPPORTED', message: '', retryable: false });
    follow();
    directory.want();
    await clock.advance(600_000);
    expect(session.asked).toEqual(['follow']);
  });

  it('is asked for while anybody wants it, and a little longer', async () => {
    follow();
    const ends = [directory.want(), directory.want()];
    await clock.advance(0);
    expect(session.asked).toEqual(['follow']);
    ends[0]?.();
    ends[0]?.();
    await clock.advance(10_000);
    ends[1]?.();
    const again = directory.want();
    await clock.advance(10_000);
    expect(session.asked).toEqual(['follow']);
    session.tell({ entries: [QUEUE], reset: true });
    again();
    await clock.advance(10_000);
    expect(session.asked).toEqual(['follow', 'unfollow']);
    expect(directory.queues.value.size).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('has what was told last, until it is told from the beginning', () => {
    follow();
    directory.want();
    session.tell({ entries: [agent('1'), QUEUE], reset: true, more: true });
    expect(directory.complete.value).toBe(false);
    session.tell({ entries: [agent('2')] });
    expect([ids(), directory.complete.value]).toEqual([['1', '2'], true]);
    session.tell({ entries: [{ ...QUEUE, waiting: 3 }], removed: [{ kind: 'agent', id: '1' }] });
    expect([ids(), directory.queues.value.get('support')?.waiting]).toEqual([['2'], 3]);
    session.tell({ entries: [agent('3')], reset: true });
    expect([ids(), directory.queues.value.size]).toEqual([['3'], 0]);
  });

  it('says that it is not complete from a loss of the connection until it is told anew', () => {
    follow();
    directory.want();
    session.tell({ entries: [QUEUE], reset: true });
    session.become('away');
    expect([directory.complete.value, directory.queues.value.size]).toEqual([false, 1]);
    session.tell({ entries: [QUEUE], reset: true });
    session.become('live');
    expect(directory.complete.value).toBe(true);
    session.become('over');
    expect([directory.complete.value, directory.queues.value.size]).toEqual([false, 0]);
  });

  it('asks again for what could not be had, and ends what was asked for before a reload', async () => {
    session.refuses = true;
    follow();
    directory.want();
    await clock.advance(1_000);
    session.refuses = false;
    await clock.advance(10_000);
    expect(session.asked).toEqual(['follow', 'follow']);

    directory = new Directory(clock);
    follow();
    session.tell({ entries: [QUEUE], reset: true });
    await clock.advance(1_000);
    expect(session.asked.at(-1)).toBe('unfollow');
  });

  it('is that of the session that there is now', async () => {
    follow();
    directory.want();
    session.tell({ entries: [QUEUE], reset: true });
    const before = session;
    session = new AskedSession();
    follow();
    await clock.advance(0);
    before.tell({ entries: [QUEUE], reset: true });
    expect([session.asked, directory.queues.value.size]).toEqual([['follow'], 0]);
  });
});
