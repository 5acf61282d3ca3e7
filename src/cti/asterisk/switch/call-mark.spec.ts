import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeMark, encodeMark } from './call-mark.js';

describe('call marks', () => {
  it('come back as they were written, in letters that mean nothing to Asterisk', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 64 }),
        fc.string({ minLength: 1, maxLength: 40 }),
        (from, uid) => {
          const mark = {
            agent: uid,
            peer: uid,
            card: { direction: 'inbound', calling: false, from: from, to: '800', queue: 'q' },
          } as const;
          const text = encodeMark({ ...mark, agent: uid, peer: uid });
          expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
          expect(decodeMark(text)).toEqual({ ...mark, agent: uid, peer: uid });
        },
      ),
    );
  });

  it('are not found in what somebody else has written', () => {
    const other = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const text of [
      '',
      'x',
      '(null)',
      other(null),
      other({ agent: 1 }),
      other({ agent: 'a', peer: 'b', card: {} }),
    ]) {
      expect(decodeMark(text)).toBeUndefined();
    }
  });
});
