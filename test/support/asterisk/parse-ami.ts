/** One AMI message: its fields in order of first appearance; a field that comes more than once keeps its last value. */
export type AmiMessage = Readonly<Record<string, string>>;

/** Reads the fields of one message (the text between two empty lines). */
export function parseAmi(text: string): AmiMessage {
  const fields: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).trim();
  }
  return fields;
}
