import { describe, expect, it } from '@jest/globals';
import { U_LAW_SILENCE, uLawDecode, uLawEncode } from './u-law.js';

describe('u-law', () => {
  it('has the values of G.711 at its ends and in its middle', () => {
    expect([0x00, 0x7f, 0x80, 0xff].map(uLawDecode)).toEqual([-32_124, 0, 32_124, 0]);
    expect(uLawDecode(U_LAW_SILENCE)).toBe(0);
    expect([-40_000, 40_000].map(uLawEncode)).toEqual([0x00, 0x80]);
  });

  it('comes back to every code it decodes', () => {
    const codes = Array.from({ length: 256 }, (_, code) => code).filter((code) => code !== 0x7f);
    expect(codes.map((code) => uLawEncode(uLawDecode(code)))).toEqual(codes);
  });

  it('loses no more than half a step, which is a 32nd of the biased sample', () => {
    const samples = Array.from({ length: 2 * 32_124 + 1 }, (_, i) => i - 32_124);
    const off = samples.filter(
      (sample) => Math.abs(uLawDecode(uLawEncode(sample)) - sample) > (Math.abs(sample) + 0x84) / 32,
    );
    expect(off).toEqual([]);
  });
});
