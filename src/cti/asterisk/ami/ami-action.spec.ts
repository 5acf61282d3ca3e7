import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeAction } from './ami-action.js';
import { AmiFieldError } from './ami-error.js';
import { AmiParser } from './ami-parser.js';

describe('encodeAction', () => {
  it('writes every value of a field, and leaves out what is undefined', () => {
    const text = encodeAction('Originate', '7', { Channel: 'PJSIP/1001', Variable: ['a=1', 'b=2'], Exten: undefined });
    expect(text).toBe(
      'Action: Originate\r\nActionID: 7\r\nChannel: PJSIP/1001\r\nVariable: a=1\r\nVariable: b=2\r\n\r\n',
    );
  });

  it('lets no value become a field, or an action, of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }), (before, after) => {
        for (const separator of ['\r', '\n', '\r\n', '\0']) {
          const evil = `${before}${separator}${after}`;
          expect(() => encodeAction('QueuePause', '1', { Reason: evil })).toThrow(AmiFieldError);
          expect(() => encodeAction('QueuePause', '1', { [evil]: 'x' })).toThrow(AmiFieldError);
        }
      }),
    );
  });

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        fc.pre(!/[\r\n\0]/.test(text));
        const parser = new AmiParser();
        parser.feed(Buffer.from('Asterisk Call Manager/1\r\n'));
        const [found] = parser.feed(Buffer.from(encodeAction('X', '1', { Reason: text })));
        expect(found?.get('Reason')).toBe(text.trim());
      }),
    );
  });

  it('refuses what Asterisk would silently drop', () => {
    expect(() => encodeAction('X', '1', { Reason: 'ä'.repeat(600) })).toThrow(AmiFieldError);
    expect(encodeAction('X', '1', { Reason: 'ä'.repeat(400) })).toContain('ä');
  });
});
