import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { PassThrough, Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TcpProxy } from './tcp-proxy.js';

const HOST = '127.0.0.1';
const DELAY_MS = 50;

describe('a piece of network', () => {
  let server: Server;
  let proxy: TcpProxy;
  let serve: (socket: Socket) => void;
  /** called with what goes to the switch */
  let passing: () => void;
  const watched = () =>
    new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        passing();
        done(null, chunk);
      },
    });
  const client = () => connect(proxy.port, HOST);

  beforeEach(async () => {
    server = createServer((socket) => serve(socket.on('error', () => undefined))).listen(0, HOST);
    await once(server, 'listening');
    passing = () => undefined;
    const tap = () => ({ toSwitch: watched(), toProvider: new PassThrough() });
    proxy = await TcpProxy.open((server.address() as AddressInfo).port, tap);
    proxy.delay = DELAY_MS;
  });
  afterEach(async () => {
    await proxy.close();
    server.close();
  });

  it('brings what is under way, and then the end of the connection', async () => {
    serve = (socket) => socket.once('data', () => socket.end('answer'));
    const socket = client();
    socket.write('request');
    expect(await text(socket)).toBe('answer');
  });

  it('loses what is under way where it is cut', async () => {
    serve = (socket) => socket.once('data', () => socket.end('answer', () => proxy.cut()));
    const socket = client();
    socket.write('request');
    expect(await text(socket)).toBe('');
  });

  it('brings what was sent where the near program ends, and then the end', async () => {
    const heard = new Promise<string>((resolve) => (serve = (socket) => resolve(text(socket))));
    passing = () => proxy.end();
    const socket = client();
    socket.write('request');
    expect(await heard).toBe('request');
    await once(socket.resume(), 'close');
  });
});
