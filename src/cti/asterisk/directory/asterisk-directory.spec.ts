import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedSwitch } from '../../../../test/support/asterisk/scripted-switch.js';
import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { CtiDirectoryReport } from '../../port/cti-directory.js';
import { AsteriskDirectory } from './asterisk-directory.js';

const ANNA = { Queue: 'support', Name: 'Anna', Location: 'PJSIP/1001', Status: '1', Paused: '0' };
const BERT = { Queue: 'support', Name: 'PJSIP/1002', Location: 'PJSIP/1002', Status: '5', Paused: '0' };
const ROWS = [
  { Event: 'QueueParams', Queue: 'support' },
  { Event: 'QueueMember', ...ANNA },
  { Event: 'QueueMember', ...BERT },
  { Event: 'QueueMember', Queue: 'support', Location: 'PJSIP/trunk', Status: '1' },
  { Event: 'QueueEntry', Queue: 'support', Uniqueid: '1.1', Wait: '30' },
];
const CALLER = { Queue: 'support', Uniqueid: '2.1', Channel: 'PJSIP/trunk-2' };

describe('the directory of an Asterisk', () => {
  let scripted: ScriptedSwitch;
  let directory: AsteriskDirectory;
  let told: CtiDirectoryReport[];
  const listener = (report: CtiDirectoryReport) => told.push(report);
  const asked = (name: string) => scripted.asked.filter((one) => one.startsWith(name)).length;
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const at = (ago: number) => new Date(scripted.clock.now() - ago).toISOString();
  const queue = async () => (await directory.list()).find(({ kind }) => kind === 'queue');
  const watching = async () => {
    directory.watch(listener);
    await directory.list();
    told = [];
  };

  beforeEach(() => {
    scripted = new ScriptedSwitch();
    scripted.lists.set('QueueStatus', ROWS);
    scripted.lists.set('ShowDialPlan', [{ Extension: '700', Application: 'Queue', AppData: 'support,t' }]);
    directory = new AsteriskDirectory(scripted.asterisk);
    told = [];
  });

  it('lists queues and those who serve them, by number', async () => {
    expect(await directory.list()).toEqual([
      { kind: 'queue', id: 'support', address: '700', waiting: 1, waitingSince: at(30_000), ready: 2 },
      { kind: 'agent', address: '1001', name: 'Anna', presence: 'ready' },
      { kind: 'agent', address: '1002', presence: 'offline' },
    ]);
  });

  it('asks the switch once, however many ask here, and nothing more until nobody has for a while', async () => {
    await Promise.all([directory.list(), directory.list(), directory.list()]);
    await directory.list();
    expect(asked('QueueStatus')).toBeLessThanOrEqual(2);
    const before = scripted.asked.length;
    await directory.list();
    expect(scripted.asked.length).toBe(before);
    await scripted.clock.advance(600_000);
    expect(asked('QueueStatus')).toBeLessThanOrEqual(4);
    const quiet = scripted.asked.length;
    scripted.tell('QueueCallerJoin', { ...CALLER, Count: '2' });
    scripted.tell('Reload', { Module: 'All', Status: '0' });
    await scripted.clock.advance(600_000);
    expect(scripted.asked.length).toBe(quiet);
    scripted.lists.set('QueueStatus', []);
    expect(await directory.list()).toEqual([]);
  });

  it('tells who comes into a queue and who leaves it, by this clock', async () => {
    await watching();
    scripted.tell('Hangup', { Uniqueid: '1.1', Channel: 'PJSIP/trunk-1', Cause: '16' });
    expect(told).toEqual([{ entries: [{ kind: 'queue', id: 'support', address: '700', waiting: 0, ready: 2 }] }]);
    scripted.tell('QueueCallerJoin', { ...CALLER, Count: '1' });
    expect(told[1]?.entries).toMatchObject([{ waiting: 1, waitingSince: at(0) }]);
    scripted.tell('QueueCallerLeave', { ...CALLER, Count: '0' });
    expect(told[2]?.entries).toMatchObject([{ waiting: 0 }]);
    expect(await queue()).toEqual(told[2]?.entries?.[0]);
  });

  it('tells what becomes of members', async () => {
    await watching();
    const event = { ...ANNA, Interface: 'PJSIP/1001', MemberName: 'Anna' };
    await scripted.clock.advance(5_000);
    scripted.tell('QueueMemberPause', { ...event, Paused: '1', PausedReason: 'lunch' });
    expect(told).toEqual([
      {
        entries: [
          expect.objectContaining({ id: 'support', ready: 1 }),
          { kind: 'agent', address: '1001', name: 'Anna', presence: 'notready', since: at(0) },
        ],
      },
    ]);
    scripted.tell('QueueMemberRemoved', event);
    expect(told[1]).toEqual({ removed: [{ kind: 'agent', address: '1001' }] });
    directory.unwatch(listener);
    scripted.tell('QueueMemberAdded', event);
    expect(told).toHaveLength(2);
  });

  describe('since when somebody is paused who was so before anybody looked', () => {
    const seconds = () => scripted.clock.now() / 1_000;
    const since = async () => (await directory.list()).map((entry) => Reflect.get(entry, 'since') as unknown);

    beforeEach(() => {
      scripted.answers.set('Getvar', ({ Variable }) => (Variable === 'EPOCH' ? { Value: String(seconds()) } : {}));
      const paused = { ...ANNA, Paused: '1', PausedReason: 'lunch', LastPause: String(seconds() - 30) };
      scripted.lists.set('QueueStatus', [{ Event: 'QueueMember', ...paused }]);
    });

    it('is told by this clock, however late the answer with the time comes', async () => {
      scripted.late.set('Getvar Variable=EPOCH', settled());
      expect(await since()).toContain(at(30_000));
    });

    it('is told with the next reading where the switch did not tell the time at first', async () => {
      scripted.refuses.add('Getvar Variable=EPOCH');
      await watching();
      expect(await since()).toEqual([undefined, undefined]);
      scripted.refuses.clear();
      const paused = at(30_000);
      await scripted.clock.advance(61_000);
      await settled();
      expect(await since()).toContain(paused);
    });
  });

  it('finds again what no event has told: within a minute, or soon after a reload or a wrong count', async () => {
    await watching();
    scripted.lists.set('QueueStatus', [...ROWS, { Event: 'QueueParams', Queue: 'new' }]);
    await scripted.clock.advance(61_000);
    await settled();
    expect(told).toMatchObject([{ entries: [{ id: 'new', waiting: 0, ready: 0 }] }]);
    scripted.lists.set('QueueStatus', ROWS);
    scripted.tell('Reload', { Module: 'app_queue.so', Status: '0' });
    await scripted.clock.advance(10_000);
    await settled();
    expect(told[1]).toEqual({ removed: [{ kind: 'queue', id: 'new' }] });
    const before = asked('QueueStatus');
    for (let n = 0; n < 50; n++) scripted.tell('QueueCallerJoin', { ...CALLER, Count: '9' });
    await scripted.clock.advance(10_000);
    await settled();
    expect(asked('QueueStatus')).toBe(before + 1);
  });

  it('knows nothing without a link, and tells the differences when it has been read again', async () => {
    await watching();
    scripted.asterisk.disconnected();
    await expect(directory.list()).rejects.toBeInstanceOf(CtiUnavailableError);
    scripted.lists.set('QueueStatus', ROWS.slice(0, 2));
    scripted.connect();
    await scripted.asterisk.readMembers();
    expect(told).toEqual([
      {
        entries: [{ kind: 'queue', id: 'support', address: '700', waiting: 0, ready: 1 }],
        removed: [{ kind: 'agent', address: '1002' }],
      },
    ]);
  });

  it('names who has no name as the telephone is called, and asks for that once', async () => {
    scripted.answers.set('Getvar', ({ Variable }) => ({
      Value: Variable === 'PJSIP_ENDPOINT(1002,callerid)' ? '"Bert Beck" <1002>' : '',
    }));
    const named = { kind: 'agent', address: '1002', name: 'Bert Beck', presence: 'offline' };
    expect(await directory.list()).toContainEqual(named);
    await watching();
    scripted.tell('QueueMemberAdded', { Queue: 'support', Interface: 'PJSIP/1003', MemberName: 'PJSIP/1003' });
    await scripted.clock.advance(61_000);
    const members = scripted.asked.filter((one) => one.includes('PJSIP_ENDPOINT'));
    expect(members).toEqual([1002, 1003].map((n) => `Getvar Variable=PJSIP_ENDPOINT(${String(n)},callerid)`));
  });

  it('goes by the options, and by the dialplan where they do not say', async () => {
    const { options } = scripted.asterisk.parts;
    options.queues = [{ queue: 'support', name: 'Help', number: '*7' }];
    directory = new AsteriskDirectory(scripted.asterisk);
    expect(await queue()).toMatchObject({ id: 'support', name: 'Help', address: '*7' });
    expect(asked('ShowDialPlan')).toBe(0);
    options.queues = [];
    options.queueNumbers = 'options';
    directory = new AsteriskDirectory(scripted.asterisk);
    expect(await queue()).not.toHaveProperty('address');
    expect(asked('ShowDialPlan')).toBe(0);
  });
});
