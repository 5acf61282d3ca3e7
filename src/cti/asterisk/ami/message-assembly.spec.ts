import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AmiMessage } from './ami-message.js';
import { AmiParser } from './ami-parser.js';
import { isWhole } from './is-whole.js';

/** Asterisk has room for so many characters in a number. */
const ROOM = 79;

const LINES = ['CallerIDName: x', 'ConnectedLineNum: 1', 'Exten: 1', 'Priority: 1', 'Uniqueid: 6.6', 'Linkedid: 6.6'];

const channel = (prefix: string, number: string, uid: string, exten = '800') =>
  [
    `${prefix}Channel: PJSIP/x-${uid}`,
    `${prefix}ChannelState: 5`,
    `${prefix}ChannelStateDesc: Ringing`,
    `${prefix}CallerIDNum: ${number}`,
    `${prefix}CallerIDName: <unknown>`,
    `${prefix}ConnectedLineNum: ${number}`,
    `${prefix}ConnectedLineName: <unknown>`,
    `${prefix}Language: en`,
    `${prefix}AccountCode: `,
    `${prefix}Context: from-trunk`,
    `${prefix}Exten: ${exten}`,
    `${prefix}Priority: 1`,
    `${prefix}Uniqueid: ${uid}`,
    `${prefix}Linkedid: ${uid}`,
  ].join('\r\n');

const dial = (number: string, exten?: string) =>
  `Event: DialBegin\r\nPrivilege: call,all\r\n${channel('', number, '1.1', exten)}\r\n${channel('Dest', number, '1.2')}\r\n` +
  'DialString: 1001\r\n\r\n';

function parse(text: string): readonly AmiMessage[] {
  const parser = new AmiParser();
  parser.feed(Buffer.from('Asterisk Call Manager/11.0.0\r\n'));
  return parser.feed(Buffer.from(text)).filter(isWhole);
}

describe('a message of the manager interface', () => {
  it.each([
    '7\r\n\r\nEvent: QueueMemberRemoved\r\nQueue: support\r\nInterface: PJSIP/1001\r\n',
    '7\r\n\r\nEvent: Hangup\r\nPrivilege: call,all\r\nUniqueid: 1795358492.10\r\n',
    '7\r\nUniqueid: 6.6\r\nLinkedid: 6.6\r\nChannel: PJSIP/1001-6\r\n',
    '7\r\nCallerIDName: x\r\n\r\nEvent: Hangup\r\nUniqueid: 6.6',
    '7\r\n\r\n\r\n\r\nResponse: Success\r\nActionID: 7\r\n\r\n',
    '7\nUniqueid: 6.6',
    '7\r\n8',
  ])('is the one that Asterisk wrote, whatever the number %j has in it', (number) => {
    const [one, next, ...more] = parse(dial(number) + dial('5551234'));
    expect(more).toEqual([]);
    expect(one?.event).toBe('DialBegin');
    for (const [prefix, uid] of [
      ['', '1.1'],
      ['Dest', '1.2'],
    ]) {
      expect(one?.text(`${prefix}Channel`)).toBe(`PJSIP/x-${uid}`);
      expect(one?.all(`${prefix}Uniqueid`)).toEqual([uid]);
      expect(one?.all(`${prefix}Linkedid`)).toEqual([uid]);
      expect(one?.text(`${prefix}CallerIDNum`)).toBe('');
    }
    expect(one?.text('DialString')).toBe('1001');
    expect(next?.text('CallerIDNum')).toBe('5551234');
  });

  it('is never one of a caller’s making, whatever fits into a number', () => {
    const line = fc.constantFrom(
      '',
      'Event: Hangup',
      'ActionID: 1',
      'Channel: PJSIP/1001-6',
      'ChannelState: 5',
      ...LINES,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const found = parse(dial(['7', ...lines].join('\r\n').slice(0, ROOM)) + dial('5551234'));
        expect(found.map((one) => one.event)).toEqual(['DialBegin', 'DialBegin']);
        expect(found.map((one) => [one.text('Uniqueid'), one.text('DestUniqueid')])).toEqual([
          ['1.1', '1.2'],
          ['1.1', '1.2'],
        ]);
      }),
    );
  });

  it('is the one that Asterisk wrote where the dialled number writes the fields after it', () => {
    const [one] = parse(dial('5', '8\r\nPriority: 1\r\nUniqueid: 6.6\r\nLinkedid: 6.6\r\nContext: x'));
    expect([one?.text('Uniqueid'), one?.text('DestUniqueid'), one?.text('Exten')]).toEqual(['1.1', '1.2', '']);
  });

  it('is an item of a list of queues only where Asterisk wrote it', () => {
    const entry = (number: string) =>
      'Event: QueueEntry\r\nQueue: 400\r\nPosition: 1\r\nChannel: PJSIP/x-1\r\nUniqueid: 1.1\r\n' +
      `CallerIDNum: ${number}\r\nCallerIDName: O'Neil \\"Jo\\"\r\nConnectedLineNum: unknown\r\n` +
      'ConnectedLineName: unknown\r\nWait: 1\r\nPriority: 0\r\nActionID: a\r\n\r\n';
    const found = parse(entry('7\r\n\r\nEvent: QueueMember\r\nQueue: 400\r\nLocation: PJSIP/1001') + entry('8'));
    expect(found.map((one) => [one.event, one.text('CallerIDNum')])).toEqual([
      ['QueueEntry', ''],
      ['QueueEntry', '8'],
    ]);
    // Here nobody has escaped it.
    expect(found[0]?.text('CallerIDName')).toBe('O\'Neil \\"Jo\\"');
  });

  it('has names and variables as they are, and not as Asterisk escapes them', () => {
    const text = dial('5').replace('CallerIDName: <unknown>', String.raw`CallerIDName: O\'Neil \"Jo\" \\x\ty`);
    const [one] = parse(text.replace('Linkedid: 1.1', String.raw`Linkedid: 1.1${'\r\n'}ChanVariable: A=7\r\n\\`));
    expect(one?.text('CallerIDName')).toBe('O\'Neil "Jo" \\x\ty');
    expect(one?.all('ChanVariable')).toEqual(['A=7\r\n\\']);
  });

  it('is no message where a channel in it is not whole, or where it does not begin like one', () => {
    const [cut] = dial('5').split('\r\nLinkedid');
    expect(parse(`Channel: PJSIP/x-1\r\nUniqueid: 1.1\r\n\r\n`)).toEqual([]);
    expect(parse(`${cut}\r\n${'x\r\n'.repeat(300)}\r\n${dial('5')}`).map((one) => one.event)).toEqual(['DialBegin']);
  });
});
