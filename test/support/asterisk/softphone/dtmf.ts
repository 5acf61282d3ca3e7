export const DTMF_DIGITS = '0123456789*#ABCD';

const STEP_MS = 20;
const STEP_SAMPLES = 160;
const SHORTEST_STEPS = 3;
const END_PACKETS = 3;
const VOLUME = 10;
const END_BIT = 0x80;

export interface DtmfPacket {
  readonly payload: Uint8Array;
  /** carries the marker bit */
  readonly first: boolean;
  /** goes out at once, not a step later */
  readonly repeat: boolean;
}

/** The telephone events (RFC 4733) of one key, held for about `ms` milliseconds; the end is said three times. */
export function dtmfPackets(digit: string, ms: number): DtmfPacket[] {
  const code = DTMF_DIGITS.indexOf(digit.toUpperCase());
  if (code < 0 || digit.length !== 1) throw new RangeError(`no DTMF key: ${digit}`);
  const steps = Math.max(SHORTEST_STEPS, Math.round(ms / STEP_MS));
  return Array.from({ length: steps + END_PACKETS }, (_, index) => {
    const payload = Buffer.alloc(4);
    payload[0] = code;
    payload[1] = (index >= steps ? END_BIT : 0) | VOLUME;
    payload.writeUInt16BE(Math.min(index + 1, steps) * STEP_SAMPLES, 2);
    return { payload, first: index === 0, repeat: index >= steps };
  });
}
