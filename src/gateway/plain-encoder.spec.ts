import { describe, expect, it } from '@jest/globals';
import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { PlainEncoder } from './plain-encoder.js';

const PACKETS: readonly Packet[] = [
  { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } },
  { type: PacketType.DISCONNECT, nsp: '/' },
  { type: PacketType.EVENT, nsp: '/', data: ['event', { a: [1, null, 'ä'] }] },
  { type: PacketType.EVENT, nsp: '/other', id: 0, data: ['event', 'x'] },
  { type: PacketType.ACK, nsp: '/', id: 12, data: [{ result: 'success' }] },
  { type: PacketType.CONNECT_ERROR, nsp: '/no', data: { message: 'Invalid namespace' } },
];

describe('PlainEncoder', () => {
  it.each(PACKETS.map((packet) => [packet] as const))('says %j as Socket.IO does', (packet) => {
    expect(new PlainEncoder().encode(packet)).toEqual(new Encoder().encode(packet));
  });
});
