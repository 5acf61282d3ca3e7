import { describe, expect, it } from '@jest/globals';
import { Desktop } from '../support/desktop.js';
import { byPolling, byWebSocket, silent, type Handshake } from './handshake.js';
import { withSettings } from './settings-file.js';
import { underAttack } from './under-attack.js';

/** How often `wanted` is looked for, every 50 ms. */
const LOOKS = 200;

async function until(wanted: () => Promise<boolean>): Promise<void> {
  for (let look = 0; !(await wanted()); look += 1) {
    if (look === LOOKS) throw new Error('it did not come true');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const opened = (count: number, open: () => Promise<Handshake>) => Promise.all(Array.from({ length: count }, open));

describe('more connections than there may be', () => {
  it('from one address are refused, and those from another are not', async () => {
    const limits = { connections: 100, connectionsPerAddress: 20 };
    await withSettings({ limits, trustedProxies: ['127.0.0.1'] }, async (environment) => {
      const attack = async (url: string) => {
        const from = (client: string) => ({ 'x-forwarded-for': client });
        const answers = await opened(50, () => byWebSocket(url, from('192.0.2.1')));
        expect(answers.filter(({ status }) => status === 101)).toHaveLength(20);
        const refused = answers.filter(({ status }) => status === 429);
        expect(refused).toHaveLength(30);
        expect(JSON.parse(refused[0]?.body ?? '')).toEqual({ code: 4, message: expect.any(String) });
        expect(refused[0]?.headers['retry-after']).toBe('10');
        expect((await byPolling(url, from('192.0.2.1'))).status).toBe(429);
        // Also where it looks as if it belonged to a connection.
        const trick = await fetch(`${url}/socket.io/?sid=a&EIO=4&transport=polling&sid=`, {
          headers: from('192.0.2.1'),
        });
        expect(trick.status).toBe(429);
        const other = await byWebSocket(url, from('192.0.2.2'));
        expect(other.status).toBe(101);
        for (const { leave } of [...answers, other]) leave();
        await until(async () => {
          const { status, leave } = await byWebSocket(url, from('192.0.2.1'));
          leave();
          return status === 101;
        });
      };
      await underAttack('many connections of one address', attack, environment);
    });
  });

  it('in all are refused', async () => {
    await withSettings({ limits: { connections: 30 } }, async (environment) => {
      const attack = async (url: string) => {
        // Not more than there may be of TCP at once, beside the bystander's: those would not be answered.
        const answers = await opened(50, () => byWebSocket(url));
        // The bystander has one.
        expect(answers.filter(({ status }) => status === 101)).toHaveLength(29);
        expect(answers.filter(({ status }) => status === 503)).toHaveLength(21);
        for (const { leave } of answers) leave();
      };
      await underAttack('many connections', attack, environment);
    });
  });

  it('that never say anything are bounded as well', async () => {
    await withSettings({ limits: { connectionsPerAddress: 20 } }, async (environment) => {
      const attack = async (url: string) => {
        const quiet = Array.from({ length: 60 }, () => silent(url));
        const ended = quiet.map(({ ended: end }) => end);
        // Two for each connection; the bystander has one of them.
        await Promise.all(ended.slice(39));
        expect(quiet.filter(({ socket }) => !socket.destroyed)).toHaveLength(39);
        for (const { socket } of quiet) socket.destroy();
      };
      await underAttack('silent TCP connections', attack, environment);
    });
  });
});

describe('a connection on which nobody signs in', () => {
  it('is closed as by a lost line, whatever it says, and an agent stays', async () => {
    await withSettings({ timeouts: { noSession: 700 } }, async (environment) => {
      const attack = async (url: string) => {
        const watcher = await Desktop.connect(url);
        const reason = new Promise((resolve) => watcher.socket.once('disconnect', resolve));
        await watcher.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
        const poller = await byPolling(url);
        const { sid } = JSON.parse(poller.body.slice(1)) as { sid: string };
        const agent = await (await Desktop.connect(url)).signIn('1001');
        expect(await reason).toBe('transport close');
        await until(async () => (await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`)).status === 400);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        expect(agent.socket.connected).toBe(true);
        agent.close();
      };
      await underAttack('nobody signs in', attack, environment);
    });
  });
});
