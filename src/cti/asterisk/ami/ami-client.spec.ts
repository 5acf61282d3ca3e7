import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../../runtime/system-clock.js';
import { AmiClient, type AmiListener } from './ami-client.js';
import { AmiClosedError, AmiFieldError, AmiProtocolError, AmiRefusedError, AmiTimeoutError } from './ami-error.js';
import type { AmiMessage } from './ami-message.js';

const GREETING = 'Asterisk Call Manager/11.0.0\r\n';

describe('AmiClient', () => {
  let server: Server;
  let sockets: Socket[];
  /** what the server says to an action, by its name; no entry: nothing */
  let answers: Record<string, string>;
  let greeting: string;
  let events: AmiMessage[];
  let ends: Error[];
  const listener: AmiListener = { events: (batch) => events.push(...batch), closed: (error) => ends.push(error) };

  beforeEach(async () => {
    [sockets, events, ends, greeting] = [[], [], [], GREETING];
    answers = { Login: 'Response: Success', Ping: 'Response: Success\r\nPing: Pong' };
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.write(greeting);
      socket.on('data', (data) => {
        for (const [, action = '', id] of data.toString().matchAll(/Action: (\w+)\r\nActionID: (\S+)/g)) {
          const answer = answers[action];
          if (answer) socket.write(`${answer}\r\nActionID: ${id}\r\n\r\n`);
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  });

  const connect = (deadline = 2_000, signal?: AbortSignal) => {
    const { port } = server.address() as AddressInfo;
    const settings = { host: '127.0.0.1', port, user: 'cti', secret: 's', events: 'call', deadline };
    return AmiClient.connect(settings, new SystemClock(), listener, signal);
  };

  it('logs in, asks, and hears events in order', async () => {
    const client = await connect();
    sockets[0]?.write('Event: Hold\r\nUniqueid: 1\r\n\r\nEvent: Unhold\r\nUniqueid: 1\r\n\r\n');
    expect((await client.action('Ping')).get('Ping')).toBe('Pong');
    expect(events.map((event) => event.event)).toEqual(['Hold', 'Unhold']);
    client.close();
  });

  it('tells why it could not log in, and leaves no connection', async () => {
    answers['Login'] = 'Response: Error\r\nMessage: Authentication failed';
    await expect(connect()).rejects.toEqual(new AmiRefusedError('Login', 'Authentication failed'));
    await expect(once(sockets[0] as Socket, 'close')).resolves.toBeDefined();
  });

  it('refuses a far end that is something else, or says nothing at all', async () => {
    greeting = 'SSH-2.0-OpenSSH\r\n';
    await expect(connect()).rejects.toBeInstanceOf(AmiProtocolError);
    greeting = '\0';
    await expect(connect(30)).rejects.toBeInstanceOf(AmiTimeoutError);
  });

  it('tells that nothing listens there', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const settings = { host: '127.0.0.1', port, user: 'cti', secret: 's', events: 'call', deadline: 500 };
    const refused = AmiClient.connect(settings, new SystemClock(), listener);
    await expect(refused).rejects.toMatchObject({ name: 'AmiClosedError', cause: { code: 'ECONNREFUSED' } });
  });

  it('rejects what is under way when the connection is lost, once, and everything after it', async () => {
    const client = await connect();
    const asked = client.list('CoreShowChannels');
    sockets[0]?.destroy();
    await expect(asked).rejects.toBeInstanceOf(AmiClosedError);
    await expect(client.action('Ping')).rejects.toBeInstanceOf(AmiClosedError);
    expect(ends).toHaveLength(1);
    client.close();
    expect(ends).toHaveLength(1);
  });

  it('gives up when told to', async () => {
    delete answers['Login'];
    const controller = new AbortController();
    const connecting = connect(5_000, controller.signal);
    controller.abort();
    await expect(connecting).rejects.toBeInstanceOf(AmiClosedError);
  });

  it('takes no answer and no event that follows from an action of somebody else', async () => {
    const [one, other] = [await connect(), await connect()];
    delete answers['Ping'];
    const seen: string[] = [];
    sockets[0]?.on('data', (data) => seen.push(data.toString()));
    const asked = one.action('Ping');
    await new Promise((resolve) => sockets[0]?.once('data', resolve));
    const id = /ActionID: (\S+)/.exec(seen.join(''))?.[1] ?? '';
    const guesses = ['1', '2', '3', 'x', ''].map((guess) => `Response: Success\r\nActionID: ${guess}\r\n\r\n`);
    sockets[0]?.write(guesses.join('') + 'Response: Success\r\n\r\n');
    sockets[0]?.write('Event: OriginateResponse\r\nResponse: Failure\r\nActionID: 1\r\n\r\nUniqueid: 1\r\n\r\n');
    sockets[0]?.write(`Response: Success\r\nActionID: ${id}\r\nPing: true\r\n\r\n`);
    expect((await asked).get('Ping')).toBe('true');
    expect(events).toEqual([]);
    expect(id.length).toBeGreaterThan(20);
    one.close();
    other.close();
  });

  it('sends nothing of an action with a bad field', async () => {
    const client = await connect();
    await expect(client.action('QueuePause', { Reason: 'a\r\nAction: Logoff' })).rejects.toBeInstanceOf(AmiFieldError);
    expect((await client.action('Ping')).get('Ping')).toBe('Pong');
    client.close();
  });
});
