export interface MessageLimits {
  readonly messageBytes: number;
  readonly messageDepth: number;
}

/** What any value costs, and any entry of a list or map: a separator and at least one character. */
const ENTRY = 2;

interface Nested {
  readonly value: object;
  readonly depth: number;
}

/**
 * Whether a message is larger or deeper than the limits, or holds what JSON cannot (binary attachments). Walks without
 * recursion and looks at lengths before contents, so that no message costs more than the limits allow.
 * @returns what is wrong; undefined where nothing is
 */
export function beyondLimits(message: unknown, { messageBytes, messageDepth }: MessageLimits): string | undefined {
  const stack: Nested[] = [];
  let room = messageBytes;
  const take = (value: unknown, depth: number): void => {
    room -= ENTRY;
    if (typeof value === 'string') room -= textBytes(value, room);
    else if (typeof value === 'object' && value !== null) stack.push({ value, depth });
  };
  take(message, 1);
  for (let next = stack.pop(); next && room >= 0; next = stack.pop()) {
    const { value, depth } = next;
    if (depth > messageDepth) return `deeper than ${messageDepth} levels`;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'binary data';
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      if (list.length * ENTRY > room) return tooLarge(messageBytes);
      for (const entry of list) take(entry, depth + 1);
      continue;
    }
    // No list of the keys: there may be a million of them.
    for (const key in value) {
      room -= textBytes(key, room);
      take((value as Record<string, unknown>)[key], depth + 1);
      if (room < 0) return tooLarge(messageBytes);
    }
  }
  return room < 0 ? tooLarge(messageBytes) : undefined;
}

const tooLarge = (limit: number) => `larger than ${limit} bytes`;

/** Bytes of the text; not counted where there are too many anyway. */
const textBytes = (text: string, room: number) => (text.length > room ? text.length : Buffer.byteLength(text));
