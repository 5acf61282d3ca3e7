import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { Backlog, type Connection } from './backlog.js';
import { UnreadTotal } from './unread-total.js';

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

const LIMIT = 80_000;

describe('Backlog', () => {
  let connection: FakeConnection;
  let clock: FakeClock;
  let backlog: Backlog;
  let total: UnreadTotal;

  beforeEach(() => {
    [connection, clock] = [new FakeConnection(), new FakeClock()];
    total = new UnreadTotal({ pendingTotalBytes: 1_000_000 });
    backlog = new Backlog(connection as unknown as Connection, LIMIT, total, clock);
    backlog.holder = { hasSession: true, signingIn: false };
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
    for (let n = 0; n < 400; n += 1) connection.write('3');
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

  it('lets little wait where there is no session', () => {
    backlog.holder = { hasSession: false, signingIn: false };
    connection.write('x'.repeat(65_000));
    expect(backlog.full).toBe(false);
    connection.write('x'.repeat(1_000));
    expect([backlog.full, backlog.standing]).toEqual([true, 1]);
    // It will be sent at the end of this turn.
    Object.assign(connection.transport, { writable: true });
    expect(backlog.full).toBe(false);
  });

  it('is part of the total until what was sent has been read or given up', () => {
    const [poll, other] = [new FakeResponse(), new FakeResponse()];
    connection.transport.res = poll;
    connection.write('x'.repeat(1_000));
    connection.flush();
    connection.transport.res = other;
    connection.write('x'.repeat(2_000));
    connection.flush();
    connection.write('x'.repeat(4_000));
    connection.emit('close');
    expect([total.waiting, backlog.standing]).toEqual([3_000 + 2 * 256, 0]);
    poll.emit('close');
    expect(total.waiting).toBe(2_000 + 256);
    backlog.discard();
    expect([total.waiting, other.destroyed, clock.pending]).toEqual([0, true, 0]);
  });

  it('gives up at once what waits in a WebSocket', () => {
    const socket = Object.assign(new EventEmitter(), { terminated: false, readyState: 1, CLOSED: 3 });
    const terminate = () => (socket.terminated = true);
    Object.assign(connection.transport, { socket: Object.assign(socket, { terminate }) });
    connection.write('x'.repeat(1_000));
    connection.flush();
    backlog.discard();
    connection.transport.emit('drain');
    expect([socket.terminated, total.waiting, connection.closings]).toEqual([true, 0, [true]]);
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
