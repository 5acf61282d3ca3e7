/** A header line; the name stays as written. */
export type HeaderLine = readonly [name: string, value: string];

const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, REFER, UPDATE, MESSAGE';

/** What the phone says of itself in every request and response. */
export function selfDescription(contact: string): readonly HeaderLine[] {
  return [
    ['Contact', contact],
    ['Allow', ALLOW],
    ['Supported', 'replaces'],
    ['Allow-Events', 'talk, hold, refer'],
    ['User-Agent', 'Softphone'],
  ];
}

/** One message on the wire; a body is always a session description. */
export function sipText(startLine: string, headers: readonly HeaderLine[], body = ''): string {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)];
  if (body) lines.push('Content-Type: application/sdp');
  lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
