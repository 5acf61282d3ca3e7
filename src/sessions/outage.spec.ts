import { describe, expect, it } from '@jest/globals';
import { outageReport } from './outage.js';
import type { ObjectEventName, Published } from './reconcile/object-publisher.js';

/** `added i1.v1` is `conversation.added` of `s.tel.i1.v1` */
const told = (...lines: string[]): Published[] =>
  lines.map((line) => {
    const [what = '', path = ''] = line.split(' ');
    const target = `s.tel.${path}`;
    return { name: `${path.includes('.') ? 'conversation' : 'interaction'}.${what}` as ObjectEventName, target };
  });

describe('the report of an outage', () => {
  it.each([
    ['a call that came', told('added i1', 'added i1.v1', 'statechanged i1'), { added: ['s.tel.i1'] }],
    ['a leg that came', told('added i1.v2', 'statechanged i1.v2'), { added: ['s.tel.i1.v2'] }],
    [
      'a call that went',
      told('statechanged i1.v1', 'disposed i1.v1', 'ended i1', 'removed i1'),
      { removed: ['s.tel.i1'] },
    ],
    ['a leg that went', told('statechanged i1.v2', 'disposed i1.v2'), { removed: ['s.tel.i1.v2'] }],
    ['work that is done with', told('removed i1'), { removed: ['s.tel.i1'] }],
    ['a call that came and went', told('added i1', 'ended i1'), { added: ['s.tel.i1'], removed: ['s.tel.i1'] }],
    ['a leg of a new call that went', told('added i1', 'added i1.v2', 'disposed i1.v2'), { added: ['s.tel.i1'] }],
    ['a change', told('datachanged i1', 'statechanged i1'), { changed: ['s.tel.i1'] }],
  ])('%s', (_, published, report) => {
    expect(outageReport(published)).toEqual({ added: [], removed: [], changed: [], ...report });
  });
});
