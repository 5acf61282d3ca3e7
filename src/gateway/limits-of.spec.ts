import { describe, expect, it } from '@jest/globals';
import { limitsOf } from './limits-of.js';

describe('limitsOf', () => {
  it.each<[message: unknown, limit: number, bytes: number]>([
    [{ command: 'prepareSession' }, 262_144, 8_192],
    [{ command: 'prepareSession' }, 4_096, 4_096],
    [{ command: 'getServices' }, 262_144, 262_144],
    [{}, 262_144, 262_144],
    [null, 262_144, 262_144],
    [[], 262_144, 262_144],
    ['prepareSession', 262_144, 262_144],
    [undefined, 262_144, 262_144],
  ])('of %j with %i bytes for any command are %i bytes', (message, messageBytes, bytes) => {
    expect(limitsOf(message, { messageBytes, messageDepth: 32 })).toEqual({ messageBytes: bytes, messageDepth: 32 });
  });
});
