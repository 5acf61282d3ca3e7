import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { Backlog, type Connection } from './backlog.js';

class FakeResponse extends EventEmitter {
  destroyed = false;

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

/** A connection as Engine.IO has it; its transport takes a batch when the test says so. */
class FakeConnection extends EventEmitter {
  readonly closings: boolean[] = [];
  readonly sent: string[] = [];
  transport: EventEmitter & { res?: FakeResponse } = new EventEmitter();
  private waiting: string[] = [];

  /** Packets wait until the transport takes them. */
  write(data: string): void {
    if (this.closings.length > 0) return;
    this.emit('packetCreate', { data });
    this.waiting.push(data);
  }

  flush(): void {
    this.emit('flush', this.waiting);
    this.sent.push(...this.waiting.splice(0));
  }

  close(discard = false): void {
    this.closings.push(discard);
  }
}

const LIMIT = 10_000;

describe('Backlog', () => {
  let connection: FakeConnection;
  let clock: FakeClock;
  let backlog: Backlog;

  beforeEach(() => {
    [connection, clock] = [new FakeConnection(), new FakeClock()];
    backlog = new Backlog(connection as unknown as Connection, LIMIT, clock);
  });

  it('is full when more than the limit waits, and no longer when the transport has taken it', () => {
    connection.write('x'.repeat(LIMIT - 500));
    expect(backlog.full).toBe(false);
    connection.write('x'.repeat(500));
    expect(backlog.full).toBe(true);
    connection.flush();
    expect(backlog.full).toBe(true);
    connection.transport.emit('drain');
    expect(backlog.full).toBe(false);
  });

  it('counts what is queued while a batch is on its way', () => {
    connection.write('x'.repeat(LIMIT / 2));
    connection.flush();
    connection.write('x'.repeat(LIMIT / 2));
    expect(backlog.full).toBe(true);
    connection.transport.emit('drain');
    expect(backlog.full).toBe(false);
  });

  it('counts bytes, not characters, and something for each packet', () => {
    connection.write('ä'.repeat(LIMIT / 2));
    expect(backlog.full).toBe(true);
    connection.flush();
    connection.transport.emit('drain');
    for (let n = 0; n < 100; n += 1) connection.write('3');
    expect(backlog.full).toBe(true);
  });

  it('lets one packet out that is larger than the limit, where nothing else waits', () => {
    connection.write('x'.repeat(3 * LIMIT));
    expect(connection.closings).toEqual([]);
  });

  it('ends a connection for which the transport itself goes on sending', () => {
    for (let n = 0; n < 1000; n += 1) connection.write('x'.repeat(1000));
    connection.flush();
    expect(connection.closings).toEqual([false]);
    expect(connection.sent.length).toBeLessThanOrEqual(LIMIT / 1000 + 1);
  });

  it('sends the last words, then closes, then gives up waiting', async () => {
    connection.write('x'.repeat(2 * LIMIT));
    backlog.close(() => connection.write('last'));
    connection.write('later');
    connection.flush();
    expect(connection.sent.slice(1)).toEqual(['last']);
    await clock.advance(9_999);
    expect(connection.closings).toEqual([false]);
    await clock.advance(1);
    expect(connection.closings).toEqual([false, true]);
  });

  it('closes once, stays full, and leaves no timer', async () => {
    backlog.close();
    backlog.close();
    expect([backlog.full, connection.closings]).toEqual([true, [false]]);
    connection.emit('close');
    expect(clock.pending).toBe(0);
  });

  it('counts the answer to a poll until it has been read, beside the next one', () => {
    const polls = [new FakeResponse(), new FakeResponse()];
    for (const poll of polls) {
      connection.transport.res = poll;
      connection.write('x'.repeat(0.6 * LIMIT));
      connection.flush();
      connection.transport.emit('drain');
    }
    expect(backlog.full).toBe(true);
    polls[0]?.emit('close');
    expect(backlog.full).toBe(false);
  });

  it('ends an answer to a poll that is not read', async () => {
    const poll = new FakeResponse();
    connection.transport.res = poll;
    connection.write('x');
    connection.flush();
    connection.emit('close');
    await clock.advance(60_000);
    expect([poll.destroyed, clock.pending]).toEqual([true, 0]);
  });
});
