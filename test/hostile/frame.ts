/** What a WebSocket frame is: RFC 6455, 5.2. */
export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/**
 * One WebSocket frame as a client sends it, by hand: also such as no library would send. The mask is zero, which is
 * allowed, and leaves the payload readable.
 */
export function frame(text: string, opcode: number = Opcode.text, fin = true): Buffer {
  const payload = Buffer.from(text);
  const head = [(fin ? 0x80 : 0) | opcode];
  if (payload.length < 126) head.push(0x80 | payload.length);
  else if (payload.length < 65_536) head.push(0x80 | 126, payload.length >> 8, payload.length & 255);
  else head.push(0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >>> shift) & 255));
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

/** The same bytes again and again, up to about that many in all. */
export function repeated(bytes: Buffer, total: number): Buffer {
  return Buffer.alloc(Math.max(1, Math.floor(total / bytes.length)) * bytes.length, bytes);
}
