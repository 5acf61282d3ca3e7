import { beforeEach, describe, expect, it } from '@jest/globals';
import { PacketType, type Packet } from 'socket.io-parser';
import { BoundedDecoder } from './bounded-decoder.js';
import { MalformedPacketError } from './malformed-packet.error.js';
import { UnreadMessage } from './unread-message.js';

const DEEP = `42["command",{"a":{"b":{}}}]`.slice(1);

describe('BoundedDecoder', () => {
  let decoded: Packet[];
  let decoder: BoundedDecoder;

  beforeEach(() => {
    decoded = [];
    decoder = new BoundedDecoder(2);
    decoder.on('decoded', (packet) => decoded.push(packet));
  });

  it('decodes events, with and without an acknowledgement', () => {
    decoder.add('2["command",{"a":1}]');
    decoder.add('27["command"]');
    decoder.add('2/x,7["other",1]');
    expect(decoded).toMatchObject([
      { type: PacketType.EVENT, nsp: '/', data: ['command', { a: 1 }] },
      { type: PacketType.EVENT, nsp: '/', id: 7, data: ['command'] },
      { type: PacketType.EVENT, nsp: '/x', id: 7, data: ['other', 1] },
    ]);
  });

  it.each([
    [DEEP, 'command', undefined],
    ['212["command",1,2]', 'command', 12],
    ['212[ "command" ,1,2]', 'command', 12],
    ['2["other",1,2]', '', undefined],
    // Nobody parses it, so nobody sees that it is broken.
    [`2["command",${'['.repeat(1_000)}`, 'command', undefined],
  ])('hands %s on without having parsed it', (text, name, id) => {
    decoder.add(text);
    expect(decoded[0]).toMatchObject({ type: PacketType.EVENT, nsp: '/', data: [name, expect.any(UnreadMessage)] });
    expect(decoded[0]?.id).toBe(id);
  });

  it('keeps nothing of binary data, and goes on with what comes after it', () => {
    decoder.add('52-7["command",{"_placeholder":true,"num":0}]');
    decoder.add(Buffer.from('a'));
    expect(decoded).toEqual([]);
    decoder.add(Buffer.from('b'));
    decoder.add('2["command"]');
    expect(decoded).toMatchObject([
      { id: 7, data: ['command', new UnreadMessage('binary data')] },
      { data: ['command'] },
    ]);
  });

  it('lets a client join once, and again after it has left', () => {
    decoder.add('0{"token":"x"}');
    expect(() => decoder.add('0')).toThrow(MalformedPacketError);
    decoder.add('0/other,');
    decoder.add('1');
    decoder.add('0');
    expect(decoded.map(({ type, nsp }) => `${type}${nsp}`)).toEqual(['0/', '0/other', '1/', '0/']);
  });

  it.each([
    '',
    '3[]',
    '30[]',
    '4{}',
    '61-[]',
    '7',
    'x',
    '50-["x"]',
    '511-["x"]',
    '5["x"]',
    '2x',
    `2${'1'.repeat(16)}["x"]`,
    `2/${'x'.repeat(64)},["x"]`,
    `0{"x":"${'x'.repeat(5_000)}"}`,
    `1${' '.repeat(5_000)}`,
  ])('%s is malformed', (text) => {
    expect(() => decoder.add(text)).toThrow(MalformedPacketError);
    expect(decoded).toEqual([]);
  });

  it.each(['2["command",', '2{}', '2[{}]', '2["connect"]'])('%s is refused by what it is built on', (text) => {
    expect(() => decoder.add(text)).toThrow('invalid payload');
  });

  it('an attachment to nothing is malformed, and so is text where one is awaited', () => {
    expect(() => decoder.add(Buffer.from('x'))).toThrow(MalformedPacketError);
    decoder.add('51-["x"]');
    expect(() => decoder.add('2["x"]')).toThrow(MalformedPacketError);
  });
});
