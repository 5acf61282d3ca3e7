import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as Stream } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { writeTogether } from './write-together.js';

describe('writeTogether', () => {
  let http: HttpServer;
  let server: Server;
  let client: Socket;

  beforeEach(async () => {
    http = createServer();
    server = new Server(http, { serveClient: false });
    server.engine.on('connection', writeTogether);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    client.disconnect();
    await server.close();
  });

  it.each(['websocket', 'polling'])('sends what one round has in its order, over %s', async (transport) => {
    const writes: unknown[] = [];
    server.on('connection', (socket) => {
      socket.on('three', (ack: (text: string) => void) => {
        const stream = (socket.conn.transport as unknown as { socket?: { _socket: Stream } }).socket?._socket;
        if (stream) {
          const { _writev } = stream as unknown as { _writev: (...args: unknown[]) => void };
          Object.assign(stream, {
            _writev(...args: unknown[]) {
              writes.push(args[0]);
              _writev.apply(stream, args);
            },
          });
        }
        for (const n of [1, 2, 3]) socket.emit('event', n);
        ack('done');
      });
    });
    const { port } = http.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}`, { transports: [transport], forceNew: true });
    const heard: unknown[] = [];
    client.on('event', (n: unknown) => heard.push(n));
    expect(await client.timeout(15_000).emitWithAck('three')).toBe('done');
    expect(heard).toEqual([1, 2, 3]);
    if (transport === 'websocket') expect(writes).toHaveLength(1);
  });

  it('loses nothing where the connection is closed in the same round', async () => {
    server.on('connection', (socket) => {
      socket.emit('event', 'last words');
      socket.conn.close();
    });
    const { port } = http.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
    const heard: unknown[] = [];
    client.on('event', (n: unknown) => heard.push(n));
    await new Promise((resolve) => client.once('disconnect', resolve));
    expect(heard).toEqual(['last words']);
  });
});
