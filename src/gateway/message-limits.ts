export interface MessageLimits {
  readonly messageBytes: number;
  readonly messageDepth: number;
}

/**
 * Whether a message is larger or deeper than the limits, or holds what JSON cannot (binary attachments). Walks without
 * recursion and stops at the limit, so that no message can cost more than the limits allow.
 * @returns what is wrong; undefined where nothing is
 */
export function beyondLimits(message: unknown, { messageBytes, messageDepth }: MessageLimits): string | undefined {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 1 }];
  let size = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') size += Buffer.byteLength(value);
    size += 2;
    if (size > messageBytes) return `larger than ${messageBytes} bytes`;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > messageDepth) return `deeper than ${messageDepth} levels`;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'binary data';
    const entries = Object.entries(value);
    if (size + entries.length * 2 > messageBytes) return `larger than ${messageBytes} bytes`;
    for (const [key, entry] of entries) {
      size += Array.isArray(value) ? 0 : key.length;
      stack.push({ value: entry, depth: depth + 1 });
    }
  }
  return undefined;
}
