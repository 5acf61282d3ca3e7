import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { AgentDevices } from '../agent-devices.js';
import { AsteriskOptions } from '../asterisk.options.js';
import { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { AmiFields } from '../ami/ami-action.js';
import { AmiMessage } from '../ami/ami-message.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import { QueueMembership } from './queue-membership.js';

/** Queues that do as they are told, unless a test refuses it. */
class ScriptedQueues {
  readonly asked: string[] = [];
  readonly refuses = new Set<string>();
  readonly lists = new Map<string, readonly Readonly<Record<string, string>>[]>();
  readonly at: AsteriskSwitch;

  constructor() {
    const options = new AsteriskOptions();
    const devices = new AgentDevices(options);
    const parts = { options, devices, clock: new FakeClock(), ids: { next: () => 'x' }, application: 'x' };
    const rest = () => Promise.resolve();
    const action = (name: string, fields: AmiFields = {}) => this.action(name, fields);
    const list = async (name: string, fields: AmiFields = {}) => {
      await this.action(name, fields);
      return (this.lists.get(name) ?? []).map((one) => AmiMessage.of(one));
    };
    this.at = new AsteriskSwitch(parts);
    this.at.connected({ ami: { action, list }, ari: { get: rest, post: rest, delete: rest } });
  }

  private action(name: string, fields: AmiFields): Promise<AmiMessage> {
    this.asked.push([name, ...Object.entries(fields).map(([key, value]) => `${key}=${String(value)}`)].join(' '));
    if (this.refuses.has(name)) return Promise.reject(new AmiRefusedError(name, 'refused by the test'));
    return Promise.resolve(AmiMessage.of({ Response: 'Success' }));
  }
}

const MEMBER = 'PJSIP/1001';
const row = (Queue: string, more: Record<string, string> = {}) => ({
  Event: 'QueueMember',
  Queue,
  Name: 'Agent One',
  Location: MEMBER,
  Paused: '0',
  PausedReason: '',
  ...more,
});
const event = (Event: string, Queue: string, Paused: string, PausedReason = '') =>
  AmiMessage.of({ Event, Queue, Interface: MEMBER, Paused, PausedReason });

describe('QueueMembership', () => {
  let scripted: ScriptedQueues;
  let membership: QueueMembership;

  beforeEach(() => {
    scripted = new ScriptedQueues();
    membership = new QueueMembership(scripted.at, {
      interface: MEMBER,
      name: 'Agent One',
      device: MEMBER,
      queues: ['support', 'sales'],
    });
  });
  const asked = (name: string) => scripted.asked.filter((one) => one.startsWith(name));

  it('joins what is missing, and pauses before anything can be offered', async () => {
    scripted.lists.set('QueueStatus', [row('support', { Paused: '1', PausedReason: 'lunch' }), row('other')]);
    expect(await membership.find()).toEqual({ queues: ['support'], pause: { paused: true, reason: 'lunch' } });
    await membership.join({ paused: true, reason: 'lunch' });
    expect(asked('QueueAdd')).toEqual([expect.stringContaining('Queue=sales') as unknown]);
    expect(asked('QueueAdd')[0]).toContain('Paused=true');
    expect(asked('QueuePause')).toEqual([`QueuePause Interface=${MEMBER} Paused=true Reason=lunch`]);
    expect(membership.queues).toEqual(['support', 'sales']);
  });

  it('does not say again what the queues know', async () => {
    scripted.lists.set('QueueStatus', [row('support'), row('sales')]);
    await membership.find();
    await membership.set({ paused: false, reason: '' });
    expect(asked('QueuePause')).toEqual([]);
    await membership.set({ paused: true, reason: '' });
    await membership.set({ paused: true, reason: '' });
    expect(asked('QueuePause')).toHaveLength(1);
  });

  it('says it to all where only some are paused, and takes the agent for ready', async () => {
    scripted.lists.set('QueueStatus', [row('support', { Paused: '1', PausedReason: 'x' }), row('sales')]);
    expect((await membership.find()).pause).toEqual({ paused: false, reason: '' });
    await membership.set({ paused: false, reason: '' });
    expect(asked('QueuePause')).toHaveLength(1);
  });

  it('does not take over the state of somebody else at the same device', async () => {
    scripted.lists.set('QueueStatus', [row('support', { Name: 'Somebody Else' })]);
    expect((await membership.find()).pause).toBeUndefined();
  });

  it('takes a refusal for success where it is a member already, and for a refusal where it is not', async () => {
    scripted.refuses.add('QueueAdd');
    scripted.lists.set('QueueStatus', [row('support')]);
    await expect(membership.join({ paused: true, reason: '' })).rejects.toMatchObject({ details: { queue: 'sales' } });
    scripted.lists.set('QueueStatus', [row('support'), row('sales')]);
    await membership.join({ paused: true, reason: '' });
    expect(membership.queues).toEqual(['support', 'sales']);
  });

  it('tries again what could not be said', async () => {
    scripted.lists.set('QueueStatus', [row('support')]);
    await membership.find();
    scripted.refuses.add('QueuePause');
    await expect(membership.set({ paused: true, reason: '' })).rejects.toBeInstanceOf(AmiRefusedError);
    expect(membership.pause).toBeUndefined();
    scripted.refuses.clear();
    await membership.set({ paused: true, reason: '' });
    expect(membership.pause).toEqual({ paused: true, reason: '' });
  });

  it('says one thing after the other: the last one counts', async () => {
    scripted.lists.set('QueueStatus', [row('support')]);
    await membership.find();
    await Promise.all([
      membership.set({ paused: true, reason: 'a' }),
      membership.set({ paused: false, reason: '' }),
      membership.set({ paused: true, reason: 'b' }),
    ]);
    expect(asked('QueuePause').map((one) => one.split('Reason=')[1])).toEqual(['a', '', 'b']);
    expect(membership.pause).toEqual({ paused: true, reason: 'b' });
  });

  it('knows its own doing from that of others', async () => {
    await membership.join({ paused: true, reason: 'lunch' });
    expect(membership.expected(event('QueueMemberPause', 'support', '1', 'lunch'))).toBe(true);
    expect(membership.expected(event('QueueMemberAdded', 'sales', '1'))).toBe(true);
    expect(membership.expected(event('QueueMemberPause', 'support', '0'))).toBe(false);
    expect(membership.expected(event('QueueMemberRemoved', 'sales', '1'))).toBe(false);
    expect(membership.expected(event('QueueMemberPause', 'not-ours', '0'))).toBe(true);
    const leaving = membership.leave();
    await leaving;
    expect(membership.expected(event('QueueMemberRemoved', 'sales', '1'))).toBe(true);
    expect(membership.queues).toEqual([]);
  });

  it('leaves paused, also where it cannot leave', async () => {
    scripted.lists.set('QueueStatus', [row('support')]);
    await membership.find();
    scripted.refuses.add('QueueRemove');
    await membership.leave();
    expect(scripted.asked.slice(-2)).toEqual([
      `QueuePause Interface=${MEMBER} Paused=true Reason=`,
      `QueueRemove Queue=support Interface=${MEMBER}`,
    ]);
  });

  it('asks nothing for an agent without queues', async () => {
    const none = new QueueMembership(scripted.at, { interface: MEMBER, name: 'x', device: MEMBER, queues: [] });
    expect(await none.find()).toEqual({ queues: [], pause: undefined });
    await none.join({ paused: false, reason: '' });
    await none.leave();
    expect(scripted.asked).toEqual([]);
  });
});
