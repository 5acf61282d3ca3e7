/** A text as it stands in a filter (RFC 4515): what would be more than a text there is written by its bytes. */
export function filterText(text: string): string {
  return text.replaceAll(/[^\w -]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
