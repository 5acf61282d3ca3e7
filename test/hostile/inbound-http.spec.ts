import { beforeAll, describe, expect, it } from '@jest/globals';
import { repeated } from './frame.js';
import { Stranger } from './stranger.js';
import { underAttack } from './under-attack.js';

const request = (head: string) => Buffer.from(`${head} HTTP/1.1\r\nHost: x\r\n\r\n`);
const POLLING = '/socket.io/?EIO=4&transport=polling';

/** Resolves once all that was begun and does not end has been closed. */
const unfinished = () =>
  underAttack('slow requests', async (url) => {
    const { text } = await (await fetch(`${url}${POLLING}`)).text().then((open) => ({ text: open.slice(1) }));
    const { sid } = JSON.parse(text) as { sid: string };
    const post = `POST ${POLLING}&sid=${sid} HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n4`;
    const call = 'POST /simulator/calls HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{';
    const begun = ['', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: ', post, call];
    const strangers = await Promise.all(begun.map(() => Stranger.connect(url)));
    strangers.forEach((one, n) => void one.sends(begun[n] ?? ''));
    const drip = setInterval(() => strangers.slice(1).forEach((one) => void one.sends('a')), 1_000);
    await Promise.all(strangers.map((one) => one.ended()));
    clearInterval(drip);
  });

describe('requests of strangers, while nobody else waits', () => {
  let closed: Promise<unknown>;

  // It takes a minute of waiting: the others go on meanwhile, with processes of their own.
  beforeAll(() => {
    closed = unfinished();
    closed.catch(() => undefined);
  });

  it.each(['/health/live', POLLING, '/nowhere', '/socket.io/nonsense?EIO=4'])(
    'thousands of %s without waiting for an answer: the connection is closed',
    async (path) => {
      await underAttack(path, async (url) => {
        const stranger = await Stranger.connect(url);
        void stranger.sends(repeated(request(`GET ${path}`), 1_048_576));
        await stranger.ended();
      });
    },
  );

  it('an upgrade to anything else is closed at once, and a head that is too long is refused', async () => {
    await underAttack('other upgrades', async (url) => {
      const [upgrading, long] = [await Stranger.connect(url), await Stranger.connect(url)];
      upgrading.upgrade('/elsewhere');
      void long.sends(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}`);
      await Promise.all([upgrading.ended(), long.ended()]);
    });
  });

  it('connections that are reset at any point end nothing but themselves', async () => {
    await underAttack('resets', async (url) => {
      for (let n = 0; n < 100; n += 1) {
        const stranger = await Stranger.connect(url);
        if (n % 4 === 0) stranger.upgrade('/socket.io/?EIO=4&transport=websocket');
        else if (n % 4 === 1) void stranger.sends(request(`GET ${POLLING}`));
        else if (n % 4 === 2) void stranger.sends('nonsense\r\n\r\n');
        else stranger.upgrade('/elsewhere');
        if (n % 3 > 0) await new Promise((resolve) => setTimeout(resolve, n % 3));
        stranger.socket.resetAndDestroy();
      }
    });
  });

  it('a plain request to a connection that is a WebSocket is answered', async () => {
    await underAttack('a request to a WebSocket', async (url) => {
      const stranger = await Stranger.joined(url);
      const { sid } = stranger.handshake();
      const response = await fetch(`${url}/socket.io/?EIO=4&transport=websocket&sid=${sid}`);
      expect(response.status).toBe(400);
      stranger.leave();
    });
  });

  it('heads and bodies that do not end: the connections are closed', async () => {
    await closed;
  });
});
