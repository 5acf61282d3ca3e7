import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocketServer } from 'ws';
import { SystemClock } from '../../../runtime/system-clock.js';
import { AriClient } from './ari-client.js';
import { AriClosedError, AriRefusedError, AriTimeoutError } from './ari-error.js';
import type { AriEvent } from './ari-event.js';
import { AriSocket } from './ari-socket.js';

describe('ARI', () => {
  let server: Server;
  let sockets: Set<Socket>;
  let seen: { readonly url: string; readonly authorization: string | undefined }[];
  let handle: (request: IncomingMessage, response: ServerResponse) => void;

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => handle(request, response));
    server.on('request', ({ url = '', headers }) => seen.push({ url, authorization: headers.authorization }));
    sockets = new Set();
    server.on('connection', (socket) => sockets.add(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    // Upgraded connections are not the HTTP server's any more.
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });

  const settings = (deadline = 2_000) => {
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, user: 'cti', secret: 's', application: 'ip-1', deadline };
  };
  const client = (deadline?: number) => new AriClient(settings(deadline), new SystemClock());
  const events: AriEvent[] = [];
  const open = (ends: Error[] = [], deadline?: number) =>
    AriSocket.open(settings(deadline), new SystemClock(), {
      event: (event) => events.push(event),
      closed: (error) => ends.push(error),
    });

  it('asks with the user’s name and reads the answer', async () => {
    handle = (_, response) => response.end('{"name":"ip-1"}');
    expect(await client().post('/bridges', { type: 'mixing', bridgeId: 'a b' })).toEqual({ name: 'ip-1' });
    expect(seen).toEqual([{ url: '/ari/bridges?type=mixing&bridgeId=a+b', authorization: `Basic ${btoa('cti:s')}` }]);
  });

  it('sends as JSON what does not go into the address', async () => {
    let sent = '';
    handle = (request, response) => {
      request.on('data', (part: Buffer) => (sent += part.toString()));
      request.on('end', () => response.end(`{"type":"${request.headers['content-type'] ?? ''}"}`));
    };
    const variables = { 'CALLERID(num)': '+1555', __CASE: 'a,"b"' };
    const answer = await client().post('/channels/create', { app: 'ip-1' }, { variables });
    expect([answer, JSON.parse(sent)]).toEqual([{ type: 'application/json' }, { variables }]);
    expect(seen[0]?.url).toBe('/ari/channels/create?app=ip-1');
  });

  it('takes an empty answer for one, and an error status for a refusal with its reason', async () => {
    handle = ({ method }, response) => {
      response.statusCode = method === 'DELETE' ? 204 : 409;
      response.end(method === 'DELETE' ? '' : '{"message":"Channel not in Stasis application"}');
    };
    expect(await client().delete('/channels/1/moh')).toBeUndefined();
    await expect(client().post('/channels/1/moh')).rejects.toEqual(
      new AriRefusedError('POST /channels/1/moh', 409, 'Channel not in Stasis application'),
    );
  });

  it('keeps a few connections for all requests, and asks again over a new one where the old one was closed as idle', async () => {
    handle = (_, response) => setTimeout(() => response.end('{}'), 5);
    const ari = client();
    await Promise.all(Array.from({ length: 20 }, () => ari.get('/bridges')));
    expect(sockets.size).toBeLessThanOrEqual(4);
    for (const socket of sockets) socket.destroy();
    expect(await ari.post('/bridges')).toEqual({});
    ari.close();
  });

  it('waits so long and no longer', async () => {
    handle = () => undefined;
    await expect(client(30).get('/applications/ip-1')).rejects.toBeInstanceOf(AriTimeoutError);
  });

  it('ends what is under way when it is closed, and refuses what comes after', async () => {
    const arrived = once(server, 'request');
    handle = () => undefined;
    const ari = client();
    const asked = expect(ari.get('/x')).rejects.toBeInstanceOf(AriClosedError);
    await arrived;
    ari.close();
    await asked;
    await expect(ari.get('/x')).rejects.toBeInstanceOf(AriClosedError);
  });

  it('opens its event socket for its own application and for nothing else', async () => {
    const webSockets = new WebSocketServer({ server });
    const connected = once(webSockets, 'connection') as Promise<[import('ws').WebSocket, IncomingMessage]>;
    const ends: Error[] = [];
    const socket = await open(ends);
    const [far, request] = await connected;
    expect(request.url).toBe('/ari/events?app=ip-1');
    const received = new Promise<void>((resolve) => {
      const look = () => (events.length > 0 ? resolve() : setImmediate(look));
      look();
    });
    far.send('no event');
    far.send('{"type":"StasisStart","channel":{"id":"1.2"}}');
    await received;
    expect(events).toEqual([{ type: 'StasisStart', channel: '1.2' }]);
    const closed = once(far, 'close');
    socket.close();
    await closed;
    expect(ends).toHaveLength(1);
    webSockets.close();
  });

  it('tells that the event socket was refused, or is not opened in time', async () => {
    server.on('upgrade', (_, stream) => stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n'));
    await expect(open()).rejects.toMatchObject({ name: 'AriRefusedError', status: 401 });
    server.removeAllListeners('upgrade').on('upgrade', () => undefined);
    await expect(open([], 30)).rejects.toBeInstanceOf(AriTimeoutError);
  });
});
