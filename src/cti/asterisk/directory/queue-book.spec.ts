import { beforeEach, describe, expect, it } from '@jest/globals';
import { AgentDevices } from '../agent-devices.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { memberAddress } from './member-address.js';
import { QueueBook } from './queue-book.js';

const NOW = 1_000_000;
const row = (Event: string, fields: Readonly<Record<string, string>>) =>
  AmiMessage.of({ Event, Queue: 'support', ...fields });
const entry = (Uniqueid: string, Wait = '0') => row('QueueEntry', { Uniqueid, Wait });
const join = (Uniqueid: string, Count: string) => row('QueueCallerJoin', { Uniqueid, Count });
const leave = (Uniqueid: string, Count: string) => row('QueueCallerLeave', { Uniqueid, Count });

describe('QueueBook', () => {
  let book: QueueBook;
  let doubted: string[];
  const devices = new AgentDevices(new AsteriskOptions());
  const read = (...rows: readonly AmiMessage[]) => {
    book.beginReading();
    book.endReading([row('QueueParams', {}), ...rows], NOW);
  };

  beforeEach(() => {
    doubted = [];
    book = new QueueBook(
      (member) => memberAddress(devices, member),
      (queue) => doubted.push(queue),
    );
  });

  it('goes by what events have told while it was being read', () => {
    read(entry('1.1'), entry('1.2'));
    book.beginReading();
    book.apply(leave('1.1', '1'), NOW);
    book.apply(join('1.3', '2'), NOW + 5);
    book.apply(row('QueueMemberAdded', { Interface: 'PJSIP/1001' }), NOW);
    book.apply(row('QueueMemberRemoved', { Interface: 'PJSIP/1002' }), NOW);
    const rows = [entry('1.1'), entry('1.2', '7'), row('QueueMember', { Location: 'PJSIP/1002' })];
    book.endReading([row('QueueParams', {}), ...rows], NOW + 9);
    expect(book.waiting('support')).toEqual([NOW, NOW + 5]);
    expect(book.membersOf('support').map((one) => one.interface)).toEqual(['PJSIP/1001']);
    expect(doubted).toEqual([]);
  });

  it('has a caller once, who has waited since the first that was known', () => {
    read(entry('1.1', '10'));
    read(entry('1.1', '11'));
    expect(book.waiting('support')).toEqual([NOW - 10_000]);
    book.apply(AmiMessage.of({ Event: 'QueueCallerJoin', Queue: 'sales', Uniqueid: '1.1', Count: '1' }), NOW);
    expect(book.waiting('support')).toEqual([]);
    expect(book.waiting('sales')).toEqual([NOW - 10_000]);
  });

  it('doubts what is not as many as the queue says', () => {
    read(entry('1.1'));
    book.apply(join('1.2', '3'), NOW);
    book.apply(leave('1.2', '1'), NOW);
    book.apply(AmiMessage.of({ Event: 'Hangup', Uniqueid: '1.1' }), NOW);
    expect(doubted).toEqual(['support']);
    expect(book.waiting('support')).toEqual([]);
  });

  it('forgets queues and members that are not there any more, and says so', () => {
    read(row('QueueMember', { Location: 'Local/1001@from-queue/n' }));
    expect([...book.takeChanged().agents]).toEqual(['1001']);
    book.beginReading();
    book.endReading([], NOW);
    const { queues, agents } = book.takeChanged();
    expect([[...queues], [...agents]]).toEqual([['support'], ['1001']]);
    expect([...book.allQueues]).toEqual([]);
  });

  it.each([
    [{ Location: 'PJSIP/1001' }, '1001'],
    [{ Location: 'Local/1001@from-queue/n', StateInterface: 'PJSIP/1001' }, '1001'],
    [{ Location: 'Local/1001@from-queue/n', StateInterface: 'hint:1001@ext-local' }, '1001'],
    [{ Location: 'Local/1001@from-queue/n' }, '1001'],
    [{ Location: 'PJSIP/trunk' }, undefined],
    [{ Location: 'Local/0015550100@outbound/n' }, undefined],
    [{ Location: 'SIP/1001' }, undefined],
  ])('knows the number of %j', (fields, address) => {
    read(row('QueueMember', fields));
    expect(book.membersOf('support').map((one) => one.address)).toEqual([address]);
  });
});
