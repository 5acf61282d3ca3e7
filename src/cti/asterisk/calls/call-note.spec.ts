import { describe, expect, it } from '@jest/globals';
import { decodeNote, encodeNote, type CallNote } from './call-note.js';

/** What Asterisk takes of one line of an action. */
const LINE = 1_024;

const called = (n: number) => ({ uid: `ip-${'x'.repeat(21)}${n}`, to: `+1555012345${n}` });
const note: CallNote = {
  id: `interaction-processor-${'x'.repeat(22)}-${'y'.repeat(22)}`,
  revision: 123,
  owner: `interaction-processor-${'x'.repeat(22)}`,
  agentLeg: '1795667459.1234',
  card: { direction: 'inbound', calling: false, from: '+15550101234', to: '+15550109999', queue: 'support' },
  arrangement: {
    agent: '1795667459.1234',
    primary: [{ uid: '1795667459.1230', to: '' }, ...[1, 2, 3, 4, 5, 6].map(called)],
    consult: [],
    focus: 'primary',
    muted: false,
  },
  leaving: ['ip-gone'],
};

describe('the note of a call', () => {
  it('is read as it was written', () => {
    expect(decodeNote(Object.values(encodeNote(note)))).toEqual(note);
  });

  it('fits into the lines that Asterisk takes, however many there are in the call', () => {
    const many = Array.from({ length: 31 }, (_, n) => called(n));
    const crowd = { ...note, arrangement: { ...note.arrangement, primary: many } };
    const variables = Object.entries(encodeNote(crowd));
    expect(variables.length).toBeGreaterThan(1);
    for (const [name, value] of variables) expect(`Variable: ${name}\r\nValue: ${value}`.length).toBeLessThan(LINE);
    expect(decodeNote(variables.map(([, value]) => value))).toEqual(crowd);
  });

  it('is nothing while only some of its pieces are the new ones', () => {
    const many = Array.from({ length: 31 }, (_, n) => called(n));
    const crowd = { ...note, arrangement: { ...note.arrangement, primary: many } };
    const [first = '', ...rest] = Object.values(encodeNote(crowd));
    const [, ...older] = Object.values(encodeNote({ ...crowd, revision: 122 }));
    expect(decodeNote([first, ...older])).toBeUndefined();
    expect(decodeNote([first])).toBeUndefined();
    expect(decodeNote([first, ...rest])).toEqual(crowd);
  });

  it.each(['', 'nonsense', '1.1.', `1.1.${Buffer.from('{"i":"1"}').toString('base64url')}`])(
    'is nothing for %p',
    (text) => {
      expect(decodeNote([text])).toBeUndefined();
    },
  );
});
