import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { OPEN } from '../pbx/member-pause.js';
import type { MemberDuty } from './owed-sign-offs.js';
import { paySignOffs } from './pay-sign-offs.js';

const [ONE, OTHER] = ['PJSIP/1001', 'PJSIP/1002'];

describe('members who should have left their queues while there was no link', () => {
  let scripted: ScriptedSwitch;
  let left: string[];
  /** of whom was written down what is so now */
  let noted: string[];
  /** what is not answered in time, once */
  let lost: Set<string>;

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    left = [];
    lost = new Set();
    scripted.effects.set('QueueRemove', ({ Interface, Queue }) => {
      const member = `${String(Interface)} ${String(Queue)}`;
      if (lost.delete(member)) throw new AmiTimeoutError('QueueRemove');
      left.push(member);
    });
    noted = [];
    const note = (member: string) => () => Promise.resolve(void noted.push(member));
    const duty = (member: string, queue: string): MemberDuty => ({ queue, member, farewell: 'remove', left: OPEN });
    scripted.asterisk.owed.add(ONE, { duties: [duty(ONE, 'support'), duty(ONE, 'sales')], note: note(ONE) });
    scripted.asterisk.owed.add(OTHER, { duties: [duty(OTHER, 'support')], note: note(OTHER) });
  });

  it('leave them when it is back, each once', async () => {
    await paySignOffs(scripted.asterisk);
    await paySignOffs(scripted.asterisk);
    expect(left).toEqual([`${ONE} support`, `${ONE} sales`, `${OTHER} support`]);
    expect(noted).toEqual([ONE, OTHER]);
  });

  it('leave them when it is back once more, where an answer was lost', async () => {
    lost.add(`${ONE} support`).add(`${ONE} sales`);
    await expect(paySignOffs(scripted.asterisk)).rejects.toBeInstanceOf(AmiTimeoutError);
    expect(left).toEqual([`${OTHER} support`]);
    await paySignOffs(scripted.asterisk);
    expect(left).toEqual([`${OTHER} support`, `${ONE} support`, `${ONE} sales`]);
    await paySignOffs(scripted.asterisk);
    expect(left).toHaveLength(3);
  });

  it('are left alone where they are not there, or signed in again', async () => {
    scripted.refuses.add(`QueueRemove Queue=support Interface=${OTHER}`);
    scripted.asterisk.watch(ONE, { refresh: () => undefined });
    await paySignOffs(scripted.asterisk);
    expect(left).toEqual([]);
  });

  it('give back what was made by others, unless somebody has said something else since', async () => {
    const left = { paused: true, reason: 'lunch' };
    const duties = ['support', 'sales'].map((queue): MemberDuty => ({
      queue,
      member: 'PJSIP/1003',
      farewell: OPEN,
      left,
    }));
    scripted.asterisk.owed.add('PJSIP/1003', { duties, note: () => Promise.resolve() });
    const row = { Event: 'QueueMember', Location: 'PJSIP/1003', Paused: '1', PausedReason: 'lunch' };
    const rows = [
      { ...row, Queue: 'support' },
      { ...row, Queue: 'sales', PausedReason: 'training' },
    ];
    scripted.lists.set('QueueStatus', rows);
    await scripted.asterisk.readMembers();
    await paySignOffs(scripted.asterisk);
    const pauses = scripted.asked.filter((one) => one.startsWith('QueuePause'));
    expect(pauses).toEqual(['QueuePause Queue=support Interface=PJSIP/1003 Paused=false Reason=']);
  });
});
