import { describe, expect, it } from '@jest/globals';
import { dtmfPackets } from './dtmf.js';

describe('dtmfPackets', () => {
  it('says the key while it is held and its end three times', () => {
    const packets = dtmfPackets('#', 100);
    expect(packets.map(({ payload }) => payload[0])).toEqual(Array.from({ length: 8 }, () => 11));
    expect(packets.map(({ payload }) => (payload[1] ?? 0) & 0x80)).toEqual([0, 0, 0, 0, 0, 128, 128, 128]);
    expect(packets.map(({ first }) => first)).toEqual([true, ...Array.from({ length: 7 }, () => false)]);
    const durations = packets.map(({ payload }) => Buffer.from(payload).readUInt16BE(2));
    expect(durations).toEqual([160, 320, 480, 640, 800, 800, 800, 800]);
  });

  it('holds no key too short to be noticed', () => {
    expect(dtmfPackets('1', 1).filter(({ repeat }) => !repeat)).toHaveLength(3);
  });

  it.each(['', 'x', '12', ' '])('refuses %j, which is no key', (digit) => {
    expect(() => dtmfPackets(digit, 100)).toThrow(RangeError);
  });
});
