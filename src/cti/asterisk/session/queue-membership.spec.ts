import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { type MemberPause, OPEN, PAUSE_FOR_WORK } from '../pbx/member-pause.js';
import { QueueMembership } from './queue-membership.js';

const MEMBER = 'PJSIP/1001';
const LUNCH: MemberPause = { paused: true, reason: 'lunch' };
const word = (pause: MemberPause) => ({ pause, forWork: false, word: pause });
const row = (Queue: string, more: Record<string, string> = {}) => ({
  Event: 'QueueMember',
  Queue,
  Name: 'Agent One',
  Location: MEMBER,
  Membership: 'dynamic',
  Paused: '0',
  PausedReason: '',
  ...more,
});

describe('QueueMembership', () => {
  let scripted: ScriptedSwitch;
  let membership: QueueMembership;
  let changes: number;

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    changes = 0;
    membership = make('support', 'sales');
  });

  const make = (...queues: readonly string[]) => {
    const identity = {
      interface: MEMBER,
      name: 'Agent One',
      endpoint: MEMBER,
      hint: undefined,
      devices: [MEMBER, 'hint:1001'],
    };
    const guard = { wrapUpTime: 2, sparedInUse: true };
    return new QueueMembership(scripted.asterisk, { ...identity, ...guard, queues }, () => changes++);
  };
  const asked = (name: string) => scripted.asked.filter((one) => one.startsWith(name));
  const has = (...rows: readonly Record<string, string>[]) => scripted.lists.set('QueueStatus', rows);
  const tell = (name: string, Queue: string, more: Record<string, string> = {}) =>
    scripted.tell(name, { Queue, Interface: MEMBER, MemberName: 'Agent One', Membership: 'dynamic', ...more });

  it('joins what is missing, paused and guarded, and pauses each queue by itself', async () => {
    has(row('support', { Paused: '1', PausedReason: 'lunch' }));
    expect(await membership.find()).toEqual({ own: true, another: false, pause: LUNCH });
    await membership.join(word(LUNCH));
    expect(asked('QueueAdd')).toEqual([
      `QueueAdd Queue=sales Interface=${MEMBER} MemberName=Agent One StateInterface=${MEMBER} Paused=true Wrapuptime=2`,
    ]);
    expect(asked('QueueMemberRingInUse')).toHaveLength(1);
    expect(asked('QueuePause')).toEqual([`QueuePause Queue=sales Interface=${MEMBER} Paused=true Reason=lunch`]);
    expect(membership.queues).toEqual(['support', 'sales']);
  });

  it('takes the agent for ready where one of its own is open, and says so to the others', async () => {
    has(row('support', { Paused: '1', PausedReason: 'x' }), row('sales'));
    expect((await membership.find()).pause).toEqual(OPEN);
    await membership.bring(word(OPEN));
    expect(asked('QueuePause')).toEqual([`QueuePause Queue=support Interface=${MEMBER} Paused=false Reason=`]);
  });

  it('knows a member of another agent’s from one by configuration', async () => {
    has(row('support', { Name: 'Somebody Else' }));
    expect(await membership.find()).toEqual({ own: false, another: true, pause: undefined });
    has(row('support', { Name: 'Somebody Else', Membership: 'static' }));
    expect(await membership.find()).toEqual({ own: false, another: false, pause: undefined });
  });

  it('takes a refusal for success where it is a member already, and for a refusal where it is not', async () => {
    await membership.find();
    scripted.refuses.add('QueueAdd');
    has(row('support'));
    await expect(membership.join(word(LUNCH))).rejects.toMatchObject({ details: { queue: 'sales' } });
    has(row('support'), row('sales'));
    await membership.join(word(LUNCH));
    expect(membership.queues).toEqual(['support', 'sales']);
  });

  it('takes back what an earlier process has paused along with its own', async () => {
    const mark = { Paused: '1', PausedReason: PAUSE_FOR_WORK };
    has(row('support', mark), row('other', { Name: 'Carl', Membership: 'static', ...mark }));
    await membership.find();
    await membership.bring(word(OPEN));
    expect(asked('QueuePause')).toHaveLength(2);
  });

  it('tells of what others do, and of nothing that it does itself', async () => {
    await membership.find();
    await membership.join(word(LUNCH));
    for (const queue of ['support', 'sales']) tell('QueueMemberAdded', queue, { Paused: '1' });
    for (const queue of ['support', 'sales']) tell('QueueMemberPause', queue, { Paused: '1', PausedReason: 'lunch' });
    expect(changes).toBe(0);
    tell('QueueMemberPause', 'support', { Paused: '0' });
    expect(membership.stateOf({ agentState: 'notready', reason: 'lunch' })).toEqual({ agentState: 'ready' });
    tell('QueueMemberRemoved', 'sales');
    tell('QueueMemberAdded', 'night', { MemberName: 'Bert', Paused: '0' });
    expect(changes).toBe(3);
    expect(membership.queues).toEqual(['support', 'night']);
    await membership.leave();
    for (const queue of ['support', 'night']) tell('QueueMemberRemoved', queue);
    expect(changes).toBe(3);
  });

  it('is to serve a queue of the agent’s again into which others have put it back, paused until the agent is ready', async () => {
    await membership.find();
    await membership.join(word(OPEN));
    for (const queue of ['support', 'sales']) tell('QueueMemberAdded', queue, { Paused: '1' });
    for (const queue of ['support', 'sales']) tell('QueueMemberPause', queue, { Paused: '0' });
    tell('QueueMemberRemoved', 'sales');
    tell('QueueMemberAdded', 'sales', { MemberName: 'Bert', Paused: '1', PausedReason: 'boss' });
    expect(membership.stateOf({ agentState: 'ready' })).toEqual({ agentState: 'notready', reason: 'boss' });
    const before = asked('QueuePause').length;
    membership.lift();
    await membership.bring(word(OPEN));
    expect(asked('QueuePause').slice(before)).toEqual([
      `QueuePause Queue=sales Interface=${MEMBER} Paused=false Reason=`,
    ]);
  });

  it('takes nothing for another’s word that is told late of the member that was there before', async () => {
    const lunch = { agentState: 'notready', reason: 'lunch' } as const;
    await membership.find();
    await membership.join(word(LUNCH));
    // The answers have come before the events of what was done when the agent was signed in last.
    tell('QueueMemberPause', 'support', { Paused: '0' });
    membership.reread();
    expect(membership.stateOf(lunch)).toEqual(lunch);
    tell('QueueMemberRemoved', 'support');
    membership.reread();
    tell('QueueMemberAdded', 'support', { Paused: '1' });
    tell('QueueMemberPause', 'support', { Paused: '1', PausedReason: 'lunch' });
    await membership.bring(word(LUNCH));
    expect([changes, membership.queues]).toEqual([0, ['support', 'sales']]);
    expect(asked('QueuePause').filter((one) => one.includes('Paused=false'))).toEqual([]);
    tell('QueueMemberPause', 'support', { Paused: '0' });
    expect(membership.stateOf(lunch)).toEqual({ agentState: 'ready' });
  });

  it('follows others also where the switch has told of its member before it answers, or never tells', async () => {
    await membership.find();
    scripted.effects.set('QueueAdd', ({ Queue }) => {
      if (Queue === 'support') tell('QueueMemberAdded', 'support', { Paused: '1' });
    });
    await membership.join(word({ paused: true, reason: '' }));
    tell('QueueMemberPause', 'support', { Paused: '1', PausedReason: 'training' });
    const training = { agentState: 'notready', reason: 'training' } as const;
    expect(membership.stateOf({ agentState: 'ready' })).toEqual(training);
    has(row('support', { Paused: '1', PausedReason: 'training' }));
    await scripted.clock.advance(scripted.asterisk.parts.options.timeouts.confirm);
    await scripted.asterisk.readMembers();
    membership.reread();
    expect(membership.queues).toEqual(['support']);
  });

  it('is not ready where others have said so in a queue that the agent is to serve', async () => {
    has(row('support'), row('sales'), row('other', { Name: 'Carl', Membership: 'static' }));
    await membership.find();
    const ready = { agentState: 'ready' } as const;
    const lunch = { agentState: 'notready', reason: 'lunch' } as const;
    tell('QueueMemberPause', 'other', { Paused: '1', PausedReason: 'by the boss' });
    expect(membership.stateOf(ready)).toEqual(ready);
    tell('QueueMemberPause', 'support', { Paused: '1', PausedReason: 'training' });
    expect(membership.stateOf(ready)).toEqual({ agentState: 'notready', reason: 'training' });
    expect(membership.stateOf(lunch)).toEqual(lunch);
    tell('QueueMemberPause', 'sales', { Paused: '1', PausedReason: 'training' });
    expect(membership.stateOf(lunch)).toEqual({ agentState: 'notready', reason: 'training' });
    tell('QueueMemberPause', 'support', { Paused: '0' });
    tell('QueueMemberPause', 'sales', { Paused: '0' });
    expect(membership.stateOf(ready)).toEqual(ready);
  });

  it('ends what is its own, and gives back the rest', async () => {
    has(row('support'), row('other', { Name: 'Carl', Membership: 'static' }));
    await membership.find();
    await membership.join(word(LUNCH));
    await membership.leave();
    expect(asked('QueueRemove')).toEqual(
      ['support', 'sales'].map((one) => `QueueRemove Queue=${one} Interface=${MEMBER}`),
    );
    expect(asked('QueuePause').at(-1)).toBe(`QueuePause Queue=other Interface=${MEMBER} Paused=false Reason=`);
    expect(membership.queues).toEqual([]);
  });

  it('owes what it could not say', async () => {
    has(row('support'), row('other', { Name: 'Carl', Membership: 'static' }));
    await membership.find();
    await membership.join(word(LUNCH));
    scripted.effects.set('QueueRemove', () => {
      throw new AmiTimeoutError('QueueRemove');
    });
    await expect(membership.leave()).rejects.toBeInstanceOf(AmiTimeoutError);
    expect(membership.duties.map(({ queue, farewell }) => [queue, farewell])).toEqual([
      ['support', 'remove'],
      ['sales', 'remove'],
    ]);
  });

  it('closes a queue by its own word only', async () => {
    has(row('support'), row('sales'));
    await membership.find();
    tell('QueueMemberPause', 'support', { Paused: '1', PausedReason: 'training' });
    expect([membership.closes('support', word(OPEN)), membership.closes('support', word(LUNCH))]).toEqual([
      false,
      false,
    ]);
    expect([membership.closes('sales', word(OPEN)), membership.closes('sales', word(LUNCH))]).toEqual([false, true]);
    expect(membership.closes('unknown', word(LUNCH))).toBe(false);
  });

  it('is in no queue for an agent without queues', async () => {
    const none = make();
    expect(await none.find()).toEqual({ own: false, another: false, pause: undefined });
    await none.join(word(OPEN));
    await none.leave();
    expect(scripted.asked).toEqual(['QueueStatus']);
  });
});
