import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { amiWireTap } from './ami-wire-tap.js';

const GREETING = 'Asterisk Call Manager/11.0.0\r\n';
const ACTION = 'Action: Redirect\r\nActionID: 7\r\n\r\n';
const EVENT = 'Event: OriginateResponse\r\nActionID: 7\r\nResponse: Success\r\n\r\n';
const answer = (id: number) => `Response: Success\r\nActionID: ${id}\r\nMessage: é\r\n\r\n`;

describe('a wire that loses an answer of AMI', () => {
  it.each([1, 3, 10_000])('leaves out that one and nothing else, in pieces of %i bytes', async (size) => {
    const { toSwitch, toProvider } = amiWireTap((action) => action.includes('Redirect'));
    const send = (to: typeof toSwitch, what: string) => {
      const bytes = Buffer.from(what);
      for (let at = 0; at < bytes.length; at += size) to.write(bytes.subarray(at, at + size));
    };
    const [there, back] = [text(toSwitch), text(toProvider)];
    send(toProvider, GREETING);
    send(toSwitch, ACTION);
    send(toProvider, [answer(6), EVENT, answer(7), answer(8), answer(7)].join(''));
    for (const way of [toSwitch, toProvider]) way.end();
    expect(await there).toBe(ACTION);
    expect(await back).toBe([GREETING, answer(6), EVENT, answer(8), answer(7)].join(''));
  });

  it('lets the greeting through at once', async () => {
    const { toProvider } = amiWireTap(() => false);
    toProvider.write(GREETING);
    expect(String(toProvider.read())).toBe(GREETING);
  });
});
