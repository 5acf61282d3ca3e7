import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
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
    scripted.at.owed.add(ONE, { queues: ['support', 'sales'], note: note(ONE) });
    scripted.at.owed.add(OTHER, { queues: ['support'], note: note(OTHER) });
  });

  it('leave them when it is back, each once', async () => {
    await paySignOffs(scripted.at);
    await paySignOffs(scripted.at);
    expect(left).toEqual([`${ONE} support`, `${ONE} sales`, `${OTHER} support`]);
    expect(noted).toEqual([ONE, OTHER]);
  });

  it('leave them when it is back once more, where an answer was lost', async () => {
    lost.add(`${ONE} support`).add(`${ONE} sales`);
    await expect(paySignOffs(scripted.at)).rejects.toBeInstanceOf(AmiTimeoutError);
    expect(left).toEqual([`${OTHER} support`]);
    await paySignOffs(scripted.at);
    expect(left).toEqual([`${OTHER} support`, `${ONE} support`, `${ONE} sales`]);
    await paySignOffs(scripted.at);
    expect(left).toHaveLength(3);
  });

  it('are left alone where they are not there, or signed in again', async () => {
    scripted.refuses.add(`QueueRemove Interface=${OTHER}`);
    scripted.at.watch(ONE, ONE, { refresh: () => undefined, memberEvent: () => undefined });
    await paySignOffs(scripted.at);
    expect(left).toEqual([]);
  });
});
