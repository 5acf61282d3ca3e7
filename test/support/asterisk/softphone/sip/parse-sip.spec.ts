import { describe, expect, it } from '@jest/globals';
import { assert, nat, oneof, property, string, tuple, uint8Array } from 'fast-check';
import { parseSip } from './parse-sip.js';

const INVITE = [
  'INVITE sip:1001@127.0.0.1:5062 SIP/2.0',
  'Via: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bKPj1',
  'From: "Customer" <sip:5551234@127.0.0.1>;tag=a1',
  'To: <sip:1001@127.0.0.1>',
  'Call-ID: 42@switch',
  'CSeq: 7 INVITE',
  'Alert-Info: <urn:alert>',
  'alert-info: second',
];

const message = (lines: readonly string[], body = '', length = Buffer.byteLength(body)): Buffer =>
  Buffer.from([...lines, `Content-Length: ${length}`, '', body].join('\r\n'));
const replaced = (from: string, to: string): string[] => INVITE.map((line) => line.replace(from, to));

describe('parseSip', () => {
  it('reads a request', () => {
    const parsed = parseSip(message(INVITE, 'v=0\r\n'));
    expect(parsed).toMatchObject({ kind: 'request', method: 'INVITE', uri: 'sip:1001@127.0.0.1:5062', cseq: 7 });
    expect(parsed).toMatchObject({ callId: '42@switch', branch: 'z9hG4bKPj1', body: 'v=0\r\n' });
    expect(parsed.headers.all('ALERT-INFO')).toEqual(['<urn:alert>', 'second']);
  });

  it('reads a response, also one without a reason', () => {
    const busy = parseSip(message(['SIP/2.0 486 Busy Here', ...INVITE.slice(1)]));
    expect(busy).toMatchObject({ kind: 'response', status: 486, reason: 'Busy Here', method: 'INVITE' });
    expect(parseSip(message(['SIP/2.0 200', ...INVITE.slice(1)]))).toMatchObject({ status: 200, reason: '' });
  });

  it('knows compact names and lines that go on', () => {
    const compact = replaced('Call-ID:', 'i:').map((line) => line.replace('From: "Customer" ', 'f: "Customer"\r\n\t '));
    expect(parseSip(message(compact))).toMatchObject({
      callId: '42@switch',
      from: '"Customer" <sip:5551234@127.0.0.1>;tag=a1',
    });
  });

  it('counts the body in bytes and leaves out what comes after it', () => {
    expect(parseSip(message(INVITE, 'käse', 5)).body).toBe('käse');
    expect(parseSip(message(INVITE, 'v=0\r\nrest', 5)).body).toBe('v=0\r\n');
  });

  it.each([
    ['no end of headers', Buffer.from(INVITE.join('\r\n'))],
    ['no Call-ID', message(INVITE.filter((line) => !line.startsWith('Call-ID')))],
    ['no Via', message(INVITE.filter((line) => !line.startsWith('Via')))],
    ['a CSeq of another method', message(replaced('7 INVITE', '7 BYE'))],
    ['a CSeq without number', message(replaced('7 INVITE', 'INVITE'))],
    ['a header without colon', message([...INVITE, 'nonsense'])],
    ['another start line', message(replaced('SIP/2.0', 'HTTP/1.1'))],
    ['a body that was cut off', message(INVITE, 'v=0', 100)],
    ['a length that is no number', message([...INVITE, 'l: many'])],
  ])('refuses a message with %s', (_, data) => {
    expect(() => parseSip(data)).toThrow(SyntaxError);
  });

  it('throws nothing but SyntaxError, whatever comes', () => {
    const whole = message(INVITE, 'v=0\r\n').toString('latin1');
    const damaged = tuple(nat(whole.length), nat(20), string()).map(([at, cut, put]) =>
      Buffer.from(whole.slice(0, at) + put + whole.slice(at + cut), 'latin1'),
    );
    assert(
      property(
        oneof(
          damaged,
          uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        (data) => {
          try {
            return parseSip(data).callId !== undefined;
          } catch (error) {
            return error instanceof SyntaxError;
          }
        },
      ),
    );
  });
});
