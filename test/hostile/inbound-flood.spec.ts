import { describe, expect, it } from '@jest/globals';
import { frame } from './frame.js';
import { Stranger } from './stranger.js';
import { underAttack } from './under-attack.js';

const commands = (from: number, count: number, context = '') =>
  Buffer.concat(
    Array.from({ length: count }, (_, n) =>
      frame(`42${from + n}["command",{"command":"nonsense","id":"${from + n}","context":"${context}"}]`),
    ),
  );

describe('one connection that sends more than it may, while nobody else waits', () => {
  it('half is answered, half refused, no more is read; and in the end it is closed', async () => {
    await underAttack('a flood', async (url) => {
      const stranger = await Stranger.joined(url);
      const begun = performance.now();
      let sent = 0;
      while (!stranger.closed) {
        await stranger.sends(commands(sent, 100, 'x'.repeat(300)));
        sent += 100;
      }
      const seconds = (performance.now() - begun) / 1000;
      // In the messages' own time, which may be short of what passed here.
      expect(stranger.count('UNKNOWN_COMMAND')).toBeLessThan(200 + 100 * seconds + 10);
      expect(stranger.count('RATE_LIMITED')).toBeLessThan(200 + 100 * seconds + 10);
      expect(stranger.count('RATE_LIMITED')).toBeGreaterThan(100);
    });
  });

  it('one that waits as long as it is told is served', async () => {
    await underAttack('an honest one', async (url) => {
      const stranger = await Stranger.joined(url);
      await stranger.sends(commands(0, 300));
      await stranger.hears('"result"', 300);
      const [wait] = stranger
        .matches(/"retryAfter":(\d+)/g)
        .map(([, ms]) => Number(ms))
        .slice(-1);
      expect(wait).toBeLessThanOrEqual(10);
      await new Promise((resolve) => setTimeout(resolve, wait));
      const before = stranger.count('UNKNOWN_COMMAND');
      await stranger.sends(commands(300, 1));
      await stranger.hears('"result"', 301);
      expect(stranger.count('UNKNOWN_COMMAND')).toBe(before + 1);
      stranger.leave();
    });
  });

  it('many of them', async () => {
    await underAttack('twenty floods', async (url) => {
      const strangers = await Promise.all(Array.from({ length: 20 }, () => Stranger.joined(url)));
      const flood = async (one: Stranger) => {
        for (let sent = 0; sent < 1_500 && !one.closed; sent += 50)
          await one.sends(commands(sent, 50, 'x'.repeat(300)));
        one.leave();
      };
      await Promise.all(strangers.map(flood));
    });
  });
});
