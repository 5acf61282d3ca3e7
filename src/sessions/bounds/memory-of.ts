/** Bytes of memory that a text takes: a character has one where all are ASCII, else it may have two. */
export function memoryOf(text: string): number {
  return Buffer.byteLength(text) === text.length ? text.length : text.length * 2;
}
