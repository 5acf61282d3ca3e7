import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io';
import { FakeClock } from '../../test/support/fake-clock.js';
import type { Backlog } from './backlog.js';
import { SocketClient } from './socket-client.js';
import { TokenBucket } from './token-bucket.js';

const event = (seq: number) => ({ seq, text: `{"seq":${seq}}` });

describe('SocketClient', () => {
  const sent: unknown[] = [];
  const answered: unknown[] = [];
  let slow = 0;
  let full = false;
  let client: SocketClient;

  beforeEach(() => {
    sent.length = answered.length = slow = 0;
    full = false;
    const conn = { write: (packet: string) => sent.push(packet) };
    const socket = { id: 'c', conn, emit: (name: string, message: unknown) => sent.push([name, message]) };
    const backlog = {
      get full() {
        return full;
      },
      close: (lastWords: () => void) => lastWords(),
    };
    client = new SocketClient(
      socket as unknown as Socket,
      '192.0.2.1',
      backlog as unknown as Backlog,
      new TokenBucket(2, 100, new FakeClock()),
      () => (slow += 1),
    );
  });

  it('sends events, and answers by the callback or by an event', () => {
    client.event(event(1));
    client.answer({ command: 'a', result: 'success' }, (answer: unknown) => answered.push(answer));
    client.answer({ command: 'b', result: 'success' }, undefined);
    client.answer({ command: 'c', result: 'success' }, 'no callback');
    expect(answered).toEqual([{ command: 'a', result: 'success' }]);
    expect(sent).toEqual([
      '2["event",{"seq":1}]',
      ['response', { command: 'b', result: 'success' }],
      ['response', { command: 'c', result: 'success' }],
    ]);
  });

  it('with too much unread it is sent nothing more, and that is told once, after whoever was sending', async () => {
    full = true;
    client.event(event(1));
    expect(slow).toBe(0);
    client.event(event(2));
    client.answer({ command: 'a', result: 'success' }, (answer: unknown) => answered.push(answer));
    await Promise.resolve();
    // An event after a gap would be a lie, even where there is room again.
    full = false;
    client.event(event(3));
    client.unbound('s', { code: 'override', by: { kind: 'client' } });
    await Promise.resolve();
    expect([slow, sent, answered]).toEqual([1, [], []]);
  });

  it('is told which bindings it has lost', () => {
    full = true;
    client.event(event(1));
    client.letGo(['s', 't']);
    const cause = { code: 'clientlost', by: { kind: 'client' } };
    expect(sent).toMatchObject([
      ['event', { eventType: 'resourceUnbound', resource: 's', cause, reason: expect.any(String) }],
      ['event', { eventType: 'resourceUnbound', resource: 't', cause, reason: expect.any(String) }],
    ]);
  });

  it('may send so many commands, and is told when it may send another', () => {
    client.command();
    client.command();
    const late = { code: 'RATE_LIMITED', details: { retryAfter: 10 } };
    expect(() => client.command()).toThrow(expect.objectContaining(late));
  });
});
