import { describe, expect, it } from '@jest/globals';
import { Polling, SEPARATOR } from './polling.js';
import { underAttack } from './under-attack.js';

const COMMAND = '42["command",{"command":"getServices"}]';
const bodyOf = (count: number, packet: (n: number) => string) => Array.from({ length: count }, (_, n) => packet(n));
const body = (count: number, packet: string) => bodyOf(count, () => packet).join(SEPARATOR);

describe('bodies over long polling, while nobody else waits', () => {
  it.each([
    ['a megabyte of packets', body(61_679, '42["command",1]'), [413, 0]],
    ['eight megabytes of packets', body(480_000, '42["command",1]'), [413, 0]],
    ['the smallest packets', body(150_000, '3'), [400]],
    ['commands', body(7_000, COMMAND), [400]],
    ['nothing but separators', SEPARATOR.repeat(300_000), [400]],
    ['more than may wait', body(799, COMMAND), [200, 400]],
  ])('%s in one body', async (name, text, statuses) => {
    await underAttack(name, async (url) => {
      const polling = await Polling.joined(url);
      expect(statuses).toContain((await polling.post(text)).status);
      polling.leave();
    });
  });

  it('body after body waits for its turn, and in the end the connection is closed', async () => {
    await underAttack('body after body', async (url) => {
      const polling = await Polling.joined(url);
      const begun = performance.now();
      let bodies = 0;
      while ((await polling.post(body(200, COMMAND))).status === 200) {
        bodies += 1;
        void polling.poll();
      }
      polling.leave();
      // Two hundred packets in a second at most, after the first few hundred.
      expect(bodies).toBeLessThan(((performance.now() - begun) / 1000) * 1 + 4);
      expect(bodies).toBeGreaterThan(1);
    });
  });

  it('two at once, and what is no text: they are closed', async () => {
    await underAttack('two bodies at once', async (url) => {
      const polling = await Polling.joined(url);
      const answers = await Promise.all([polling.post(body(700, COMMAND)), polling.post(COMMAND)]);
      expect(answers.map(({ status }) => status)).not.toContain(200);
      polling.leave();
    });
  });
});

describe('what a client may send over long polling', () => {
  it('is most of a burst in one body: all of it is answered, in its order', async () => {
    await underAttack('a burst in one body', async (url) => {
      const polling = await Polling.joined(url);
      // Who has no session may leave little unread.
      const agent = { id: '1001', password: 'demo' };
      await polling.post(`42["command",${JSON.stringify({ command: 'prepareSession', data: { agent } })}]`);
      expect((await polling.poll()).join('')).toContain('"success"');
      const burst = bodyOf(180, (n) => `42${n}["command",{"command":"getServices","id":"${n}"}]`);
      const posted = polling.post(burst.join(SEPARATOR));
      const numbers: number[] = [];
      while (numbers.length < 180) {
        const packets = await polling.poll();
        expect(packets).not.toEqual([]);
        for (const packet of packets) {
          const [, number] = /^43(\d+)\[\{.*"result":"success"/.exec(packet) ?? [];
          if (number !== undefined) numbers.push(Number(number));
          else expect(packet).not.toContain('failure');
        }
      }
      expect(numbers).toEqual(Array.from({ length: 180 }, (_, n) => n));
      expect((await posted).status).toBe(200);
      polling.leave();
    });
  });
});
