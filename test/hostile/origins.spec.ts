import { describe, expect, it } from '@jest/globals';
import { byPolling, byWebSocket } from './handshake.js';
import { underAttack } from './under-attack.js';

const GOOD = 'https://desk.example.com';

describe('a web page of somebody else', () => {
  it('does not connect where the pages that may are listed', async () => {
    const attack = async (url: string) => {
      for (const origin of [
        'https://evil.example.com',
        'null',
        `${GOOD}.evil.example.com`,
        'http://desk.example.com',
      ]) {
        expect((await byWebSocket(url, { origin })).status).toBe(403);
        const poll = await byPolling(url, { origin });
        expect([poll.status, poll.headers['access-control-allow-origin']]).toEqual([403, undefined]);
      }
      const page = await byPolling(url, { origin: GOOD });
      expect([page.status, page.headers['access-control-allow-origin']]).toEqual([200, GOOD]);
      const { sid } = JSON.parse(page.body.slice(1)) as { sid: string };
      // Not by the connection of another page either.
      expect((await byWebSocket(url, { origin: 'https://evil.example.com' }, sid)).status).toBe(403);
      const socket = await byWebSocket(url, { origin: GOOD });
      const program = await byWebSocket(url);
      expect([socket.status, program.status, (await byPolling(url)).status]).toEqual([101, 101, 200]);
      for (const { leave } of [socket, program]) leave();
    };
    await underAttack('pages of strangers', attack, { ORIGINS: GOOD });
  });

  it('connects where none are listed', async () => {
    await underAttack('any page', async (url) => {
      const page = await byPolling(url, { origin: 'https://any.example.com' });
      expect([page.status, page.headers['access-control-allow-origin']]).toEqual([200, '*']);
    });
  });
});
