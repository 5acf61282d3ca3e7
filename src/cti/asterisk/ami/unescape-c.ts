const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes what Asterisk's `ast_escape_c` does to a text: a backslash before each character that C would write so. */
export function unescapeC(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, one: string) => LETTERS[one] ?? one) : text;
}
