import { SipHeaders } from './sip-headers.js';
import type { SipMessage } from './sip-message.js';

const STATUS_LINE = /^SIP\/2\.0 (\d{3})(?: (.*))?$/;
const REQUEST_LINE = /^([A-Z]+) (\S+) SIP\/2\.0$/;
const CSEQ = /^(\d+)\s+([A-Z]+)$/;

function readHeaders(lines: readonly string[]): SipHeaders {
  const headers = new SipHeaders();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new SyntaxError(`no SIP header: ${line}`);
    headers.add(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}

function required(headers: SipHeaders, name: string): string {
  const value = headers.first(name);
  if (value === undefined) throw new SyntaxError(`SIP message without ${name}`);
  return value;
}

/** A datagram may carry more than the body; what Content-Length leaves out is not part of it (RFC 3261, 18.3). */
function readBody(data: Buffer, headers: SipHeaders): string {
  const length = Number(headers.first('content-length') ?? data.length);
  if (!Number.isInteger(length) || length > data.length) throw new SyntaxError('SIP body shorter than Content-Length');
  return data.subarray(0, length).toString('utf8');
}

/** Reads one datagram. Throws SyntaxError for anything that is no SIP message. */
export function parseSip(data: Buffer): SipMessage {
  const end = data.indexOf('\r\n\r\n');
  if (end < 0) throw new SyntaxError('SIP message without end of headers');
  // A line that begins with white space goes on the one before it.
  const head = data
    .subarray(0, end)
    .toString('utf8')
    .replaceAll(/\r\n[ \t]+/g, ' ');
  const [start = '', ...lines] = head.split('\r\n');
  const headers = readHeaders(lines);
  const [, number = '', method = ''] = CSEQ.exec(required(headers, 'cseq')) ?? [];
  if (!method) throw new SyntaxError('SIP message with a bad CSeq');
  const common = {
    headers,
    body: readBody(data.subarray(end + 4), headers),
    callId: required(headers, 'call-id'),
    cseq: Number(number),
    method,
    branch: /;\s*branch=([^;,\s]+)/.exec(required(headers, 'via'))?.[1] ?? '',
    from: required(headers, 'from'),
    to: required(headers, 'to'),
  };
  const status = STATUS_LINE.exec(start);
  if (status) return { ...common, kind: 'response', status: Number(status[1]), reason: status[2] ?? '' };
  const request = REQUEST_LINE.exec(start);
  if (!request || request[1] !== method) throw new SyntaxError(`no SIP start line: ${start}`);
  return { ...common, kind: 'request', uri: request[2] ?? '' };
}
