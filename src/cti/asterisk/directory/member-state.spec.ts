import { describe, expect, it } from '@jest/globals';
import { AmiMessage } from '../ami/ami-message.js';
import { directoryMember, type DirectoryMember } from './directory-member.js';
import { isReady, presenceOf } from './member-state.js';

const member = (row: Readonly<Record<string, string>>): DirectoryMember =>
  directoryMember(AmiMessage.of({ Queue: 'support', Location: 'PJSIP/1001', Status: '1', ...row }), () => '1001');

describe('a member', () => {
  it.each([
    ['free', { Status: '1' }, true, 'ready'],
    ['of a device that tells nothing', { Status: '0' }, true, 'ready'],
    ['in a call', { Status: '2' }, false, 'busy'],
    ['in a call, and offered another', { Status: '2', Ringinuse: '1' }, true, 'busy'],
    ['ringing', { Status: '6' }, false, 'busy'],
    ['holding', { Status: '8' }, false, 'busy'],
    ['paused', { Paused: '1', PausedReason: 'lunch' }, false, 'notready'],
    ['paused in a call', { Paused: '1', Status: '2', Ringinuse: '1' }, false, 'busy'],
    ['at work after a call', { Paused: '1', PausedReason: 'ready after work' }, false, 'wrapup'],
    ['not registered', { Status: '5' }, false, 'offline'],
    ['no device at all', { Status: '4' }, false, 'offline'],
    ['not registered, and paused', { Status: '5', Paused: '1' }, false, 'offline'],
  ] as const)('%s', (_, row, ready, presence) => {
    expect(isReady(member(row))).toBe(ready);
    expect(presenceOf([member(row)])).toBe(presence);
  });

  it('is ready where one of its queues may offer it calls', () => {
    expect(presenceOf([member({ Paused: '1' }), member({})])).toBe('ready');
  });

  it('keeps what only events tell', () => {
    const told = member({ Ringinuse: '1' });
    const listed = directoryMember(AmiMessage.of({ Queue: 'support', Location: 'PJSIP/1001' }), () => '1001', told);
    expect(listed.ringInUse).toBe(true);
  });
});
