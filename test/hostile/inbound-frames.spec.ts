import { describe, it } from '@jest/globals';
import { frame, Opcode, repeated } from './frame.js';
import { Stranger } from './stranger.js';
import { underAttack } from './under-attack.js';

const MEGABYTE = 1_048_576;
const COMMAND = '["command",{"command":"nonsense","id":"1"}]';
const many = (text: string, opcode?: number, fin?: boolean) => repeated(frame(text, opcode, fin), 8 * MEGABYTE);

type Attacks = readonly (readonly [name: string, bytes: Buffer])[];

const SMALL: Attacks = [
  ['commands', many(`42${COMMAND}`)],
  ['commands with an acknowledgement', many(`421${COMMAND}`)],
  ['commands without an argument', many('42["command"]')],
  ['other events', many('42["x"]')],
  ['heartbeats', many('3')],
  ['empty messages', many('')],
  ['pings of WebSocket', many('', Opcode.ping)],
  ['pongs of WebSocket', many('', Opcode.pong)],
  ['namespaces that do not exist', many('40/x,')],
  ['leaving and joining', repeated(Buffer.concat([frame('41'), frame('40')]), 8 * MEGABYTE)],
  ['acknowledgements', many('431[]')],
  ['a message in a million parts', Buffer.concat([frame('4', Opcode.text, false), many('', 0, false)])],
];

const ALMOST_A_FRAME = 320_000;

const LARGE: Attacks = [
  ['lists in lists', frame(`42["command",${'['.repeat(8 * MEGABYTE)}`)],
  ['keys', frame(`42["command",{${Array.from({ length: 500_000 }, (_, n) => `"k${n}":1`).join()}}]`)],
  ['an acknowledgement number', frame(`42${'1'.repeat(8 * MEGABYTE)}["command"]`)],
  ['a namespace', frame(`42/${'x'.repeat(8 * MEGABYTE)},["command"]`)],
  ['attachments', frame(`45${'9'.repeat(100_000)}-["command"]`)],
  ['a credential', frame(`40{"token":"${'x'.repeat(ALMOST_A_FRAME)}"}`)],
];

const LARGEST: Attacks = [
  ['arguments', repeated(frame(`42["command"${',0'.repeat(ALMOST_A_FRAME / 2)}]`), 16 * MEGABYTE)],
  ['lists in lists', repeated(frame(`42["command",${'['.repeat(ALMOST_A_FRAME)}`), 16 * MEGABYTE)],
  ['quotes', repeated(frame(`42["command","${'\\"'.repeat(ALMOST_A_FRAME / 2)}"]`), 16 * MEGABYTE)],
  ['digits', repeated(frame(`42["command",${'9'.repeat(ALMOST_A_FRAME)}]`), 16 * MEGABYTE)],
  ['keys', repeated(frame(`42["command",{${keys(30_000)}}]`), 16 * MEGABYTE)],
  ['attachments', repeated(Buffer.concat([frame('451-["x"]'), frame('x'.repeat(ALMOST_A_FRAME), 2)]), 16 * MEGABYTE)],
];

/** As many members of an object. */
function keys(count: number): string {
  return Array.from({ length: count }, (_, n) => `"k${n}":1`).join();
}

async function untilClosed(url: string, [name, bytes]: Attacks[number]): Promise<void> {
  const stranger = await Stranger.joined(url);
  void stranger.sends(bytes);
  await stranger.ended(name);
}

/** Answered like any other command, in time. */
async function stillServed(url: string, [, bytes]: Attacks[number]): Promise<void> {
  const stranger = await Stranger.joined(url);
  await stranger.sends(bytes);
  await stranger.sends(frame('427["command",{"command":"getServices"}]'));
  await stranger.hears('437[');
  stranger.leave();
}

describe('over one connection, while nobody else waits', () => {
  it('megabytes of small frames: it is closed', async () => {
    await underAttack('small frames', async (url) => {
      for (const attack of SMALL) await untilClosed(url, attack);
    });
  });

  it('what is large where it is to be small: it is closed', async () => {
    await underAttack('large parts', async (url) => {
      for (const attack of LARGE) await untilClosed(url, attack);
    });
  });

  it('frames as large as they may be: they are answered', async () => {
    await underAttack('largest frames', async (url) => {
      await Promise.all(LARGEST.map((attack) => stillServed(url, attack)));
    });
  });
});
