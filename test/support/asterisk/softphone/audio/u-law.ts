const BIAS = 0x84;
const CLIP = 32_635;

function decode(code: number): number {
  const u = ~code & 0xff;
  const magnitude = (((u & 0x0f) << 3) + BIAS) << ((u & 0x70) >> 4);
  return u & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

const DECODED = Int16Array.from({ length: 256 }, (_, code) => decode(code));

/** G.711 u-law: one byte to a 16-bit linear sample. */
export function uLawDecode(code: number): number {
  return DECODED[code & 0xff] ?? 0;
}

/** G.711 u-law: a linear sample (clipped to 16 bits) to one byte. */
export function uLawEncode(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  let exponent = 7;
  for (let mask = 0x4000; !(magnitude & mask) && exponent > 0; mask >>= 1) exponent--;
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}

export const U_LAW_SILENCE = 0xff;
