import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AmiProtocolError } from './ami-error.js';
import { AmiParser } from './ami-parser.js';

const GREETING = 'Asterisk Call Manager/11.0.0\r\n';

type Pairs = readonly (readonly [string, string])[];

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9()/_-]{0,15}$/);
const value = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ').trim());
const pairs: fc.Arbitrary<Pairs> = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 12 });

const text = (messages: readonly Pairs[]) =>
  messages.map((fields) => `${fields.map(([key, one]) => `${key}: ${one}\r\n`).join('')}\r\n`).join('');

/** Cuts the bytes at these places, wherever that may be. */
function chunks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

describe('AmiParser', () => {
  it('finds the same messages however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(pairs, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 30 }), (messages, cuts) => {
        const parser = new AmiParser();
        const found = chunks(Buffer.from(GREETING + text(messages)), cuts).flatMap((chunk) => parser.feed(chunk));
        expect(found).toHaveLength(messages.length);
        for (const [i, fields] of messages.entries()) {
          for (const [key] of fields) {
            const expected = fields.filter(([one]) => one === key).map(([, one]) => one);
            expect(found[i]?.all(key)).toEqual(expected);
          }
        }
      }),
    );
  });

  it('never throws anything but its own error, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), (pieces) => {
        const parser = new AmiParser();
        parser.feed(Buffer.from(GREETING));
        for (const piece of pieces) parser.feed(Buffer.from(piece));
      }),
    );
  });

  it('keeps every value of a name, an empty one, and one with colons in it', () => {
    const parser = new AmiParser();
    parser.feed(Buffer.from(GREETING));
    const [found] = parser.feed(
      Buffer.from('Event: X\r\nChanVariable: A=1\r\nChanVariable: B=\r\nURI: sip:a@b:5\r\nE:\r\n\r\n'),
    );
    expect(found?.all('ChanVariable')).toEqual(['A=1', 'B=']);
    expect(found?.get('URI')).toBe('sip:a@b:5');
    expect(found?.get('E')).toBe('');
    expect(found?.all('nothing')).toEqual([]);
  });

  it('takes what Asterisk does not know for nothing', () => {
    const parser = new AmiParser();
    parser.feed(Buffer.from(GREETING));
    const [found] = parser.feed(Buffer.from('CallerIDNum: <unknown>\r\n\r\n'));
    expect(found?.text('CallerIDNum')).toBe('');
  });

  it('refuses a far end that is none', () => {
    expect(() => new AmiParser().feed(Buffer.from('HTTP/1.1 400 Bad Request\r\n'))).toThrow(AmiProtocolError);
  });

  it('does not store without bounds what never ends', () => {
    const line = new AmiParser();
    line.feed(Buffer.from(GREETING));
    expect(() => {
      for (let i = 0; i < 100; i++) line.feed(Buffer.alloc(1024, 'x'));
    }).toThrow(AmiProtocolError);
    const fields = new AmiParser();
    fields.feed(Buffer.from(GREETING));
    expect(() => {
      for (let i = 0; i < 10_000; i++) fields.feed(Buffer.from(`V: ${i}\r\n`));
    }).toThrow(AmiProtocolError);
    expect(() => new AmiParser().feed(Buffer.alloc(70_000, 'x'))).toThrow(AmiProtocolError);
  });
});
