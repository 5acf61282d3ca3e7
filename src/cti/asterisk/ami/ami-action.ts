import { AmiFieldError } from './ami-error.js';

/** Fields of an action; a name with several values is sent several times. */
export type AmiFields = Readonly<Record<string, string | readonly string[] | undefined>>;

// A line break would end the field and begin one of the caller's making.
const FORBIDDEN = /[\r\n\0]/;
/** Asterisk silently drops what is longer than its line buffer. */
const MAX_BYTES = 1_000;

/**
 * The text of one action as it goes over the wire.
 * @throws AmiFieldError
 */
export function encodeAction(action: string, id: string, fields: AmiFields): string {
  const lines = [line('Action', action), line('ActionID', id)];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of [value].flat()) lines.push(line(name, one));
  }
  return `${lines.join('')}\r\n`;
}

function line(name: string, value: string): string {
  if (FORBIDDEN.test(name) || FORBIDDEN.test(value)) throw new AmiFieldError(name, 'contains a line break');
  const text = `${name}: ${value}\r\n`;
  if (Buffer.byteLength(text) > MAX_BYTES) throw new AmiFieldError(name, 'is too long');
  return text;
}
