import { describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { Desktop } from '../support/desktop.js';
import { Poller } from '../e2e/poller.js';
import { withSettings } from './settings-file.js';
import { underAttack } from './under-attack.js';

/** Together 60 MB of requests; what they were answered with did end a small heap with a few times as many. */
const [CLIENTS, COMMANDS] = [25, 10];

describe('answers that nobody fetches', () => {
  it('do not repeat large requests, however many ask for them', async () => {
    const large = { command: 'nonsense', context: 'x'.repeat(240_000) };
    await underAttack('clients that never read', async (url) => {
      const clients = await Promise.all(Array.from({ length: CLIENTS }, () => Poller.connect(url)));
      for (let n = 0; n < COMMANDS; n += 1) await Promise.all(clients.map((client) => client.send(large)));
      const desktop = await Desktop.connect(url);
      const refused = await desktop.sendBad(large);
      expect([refused.result, refused['original']]).toEqual(['failure', undefined]);
      const small = { command: 'nonsense', context: 'x'.repeat(4_000) };
      expect((await desktop.sendBad(small))['original']).toEqual(small);
      desktop.close();
    });
  });

  it('are bounded for all agents together', async () => {
    const limits = { pendingBytes: 4_000_000, pendingTotalBytes: 10_000_000 };
    await withSettings({ limits }, async (environment) => {
      const attack = async (url: string, running: { prints(pattern: RegExp): Promise<unknown> }) => {
        const agents = ['1001', '1002', '1003', '1004', '1005', '1006'];
        const cut = await Promise.all(agents.map((agent) => leaveUnread(url, agent)));
        await running.prints(/too much was waiting to be read by all clients together/);
        expect(cut).toContain(true);
        // Nothing is lost by it: the session is there, and free.
        const back = await Desktop.connect(url);
        const answer = await back.send({
          command: 'prepareSession',
          data: { agent: { id: '1001', password: 'demo' } },
        });
        expect(answer.result).toBe('confirm');
        back.close();
      };
      await underAttack('six agents that never read', attack, environment);
    });
  });

  it('do not come about by pings either', async () => {
    await underAttack('pings without end', async (url) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('open', resolve));
      socket.pause();
      const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
      expect(await Promise.race([closed, pingFor(socket, 60_000_000)])).toBe(true);
    });
  });
});

/** An agent asks for 3 MB and fetches nothing. @returns whether the connection was closed for that */
async function leaveUnread(url: string, agent: string): Promise<boolean> {
  const poller = await Poller.connect(url);
  const target = await poller.signIn(agent);
  const data = { to: '500', data: { note: 'x'.repeat(60_000) } };
  await poller.succeed({ command: 'channel.dial', target: `${target}.tel`, data });
  try {
    for (let n = 0; n < 50; n += 1) await poller.send({ command: 'session.snapshot', target });
    return false;
  } catch {
    return true;
  }
}

/** @returns false when so many bytes have been sent and the socket is still there; never where it is closed before */
async function pingFor(socket: WebSocket, bytes: number): Promise<boolean> {
  const payload = Buffer.alloc(125);
  for (let sent = 0; sent < bytes; sent += payload.length) {
    if (socket.readyState !== WebSocket.OPEN) return new Promise(() => undefined);
    socket.ping(payload);
    if (socket.bufferedAmount > 1_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}
