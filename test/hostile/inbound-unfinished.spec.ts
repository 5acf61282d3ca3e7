import { describe, expect, it } from '@jest/globals';
import { frame } from './frame.js';
import { Stranger } from './stranger.js';
import { underAttack } from './under-attack.js';

const CHUNKED = 'HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('what strangers begin and do not end', () => {
  it.each(['/socket.io/?EIO=4&transport=polling', '/health/live', '/simulator/calls'])(
    'a body for %s that comes a byte at a time: the connection is closed',
    async (path) => {
      await underAttack(`bodies in bytes for ${path}`, async (url) => {
        const strangers = await Promise.all(Array.from({ length: 45 }, () => Stranger.connect(url)));
        for (const stranger of strangers) void stranger.sends(`POST ${path} ${CHUNKED}${'1\r\n \r\n'.repeat(60_000)}`);
        await Promise.all(strangers.map((stranger) => stranger.ended()));
      });
    },
  );

  it('frames: those that have waited the longest are closed, and the last of them is read', async () => {
    await underAttack('half of a frame from each of 140 connections', async (url) => {
      const whole = frame(`42["command",{"command":"getServices","context":"${'x'.repeat(250_000)}"}]`);
      const strangers: Stranger[] = [];
      for (let n = 0; n < 140; n += 1) strangers.push(await Stranger.joined(url));
      for (const stranger of strangers) await stranger.sends(whole.subarray(0, -1));
      await strangers[0]?.ended();
      const last = strangers.at(-1);
      await last?.sends(whole.subarray(-1));
      await last?.hears('42["response"');
      expect(strangers.filter(({ closed }) => closed).length).toBeLessThan(20);
      for (const stranger of strangers) stranger.leave();
    });
  });
});
