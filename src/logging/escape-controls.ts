/**
 * Makes one line of any text, read in the order in which it is written: nobody can write a log entry of their own by putting a
 * line break into a name, nor turn one round by a mark of writing from right to left.
 */
export function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
