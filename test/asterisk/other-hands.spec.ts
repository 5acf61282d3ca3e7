import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { Desk, DeskCall } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;
const DEVICE = 'PJSIP/1001';
/** the queue rings for that long, and for as long again where it is not paused by then */
const TWO_RINGS_MS = 5_500;

describe('other hands at the queues of an agent', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await Promise.all(bench.lab.customer.calls.map((call) => bench.lab.customer.hangup(call)));
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const agent = (...queues: readonly string[]): CtiAgent => ({
    id: '1001',
    name: 'Agent One',
    extension: '1001',
    queues,
  });
  const open = async (...queues: readonly string[]) => bench.open(await bench.running(), agent(...queues));
  const ready = async (...queues: readonly string[]) => {
    const desk = await open(...queues);
    await desk.ready();
    return desk;
  };
  const member = async (queue: string, device = DEVICE) => {
    const items = await bench.lab.ami.list('QueueStatus', { Queue: queue });
    const found = items.find((item) => item['Location'] === device);
    return found && `${found['Name']} ${found['Paused'] === '1' ? `paused (${found['PausedReason']})` : 'open'}`;
  };
  const memberIs = (queue: string, what: string | undefined, device = DEVICE) => {
    let last: string | undefined;
    const look = async () => (last = await member(queue, device)) === what;
    return eventually(look, PATIENCE_MS, () => `${String(what)} in ${queue}, but ${String(last)}`);
  };
  const pause = (Paused: boolean, Reason = '', more: Readonly<Record<string, string>> = {}, Interface = DEVICE) =>
    bench.lab.ami.action('QueuePause', { Interface, Paused: String(Paused), Reason, ...more });
  const add = (Queue: string, more: Readonly<Record<string, string>> = {}) =>
    bench.lab.ami.action('QueueAdd', { Queue, Interface: DEVICE, MemberName: 'Bert', StateInterface: DEVICE, ...more });
  const wrapUp = async (desk: Desk, queue: string): Promise<DeskCall> => {
    const customer = await bench.lab.customer.dial(queue);
    const call = await desk.has('alerting');
    await desk.session.answer(call.ref);
    await desk.has('connected');
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
    await desk.is('wrapup');
    return call;
  };

  test('a member by configuration, under another name, is shown and followed', async () => {
    const desk = await ready('400', '407');
    expect(desk.channel.queues).toEqual(['400', '407']);
    await memberIs('407', 'Anna Static open');
    await pause(true, 'lunch');
    expect(await desk.is('notready')).toMatchObject({ reason: 'lunch' });
    await pause(false);
    await desk.is('ready');
    await desk.session.notReady('tel', 'training');
    await memberIs('407', 'Anna Static paused (training)');
    await desk.ready();
    await memberIs('407', 'Anna Static open');
    await desk.session.close();
    await memberIs('407', 'Anna Static paused ()');
    await memberIs('400', undefined);
  });

  test('in a queue that is not the agent’s it holds too, and is given back as it was', async () => {
    const desk = await ready('400');
    expect(desk.channel.queues).toEqual(['400', '407']);
    await desk.session.notReady('tel', 'lunch');
    await memberIs('407', 'Anna Static paused (lunch)');
    await desk.session.close();
    await memberIs('407', 'Anna Static open');
  });

  test('what somebody else has paused there is left paused, whatever the agent says', async () => {
    await add('411');
    await pause(true, 'by the boss', { Queue: '411' });
    const desk = await ready('400');
    expect(desk.channel).toMatchObject({ agentState: 'ready', queues: ['400', '407', '411'] });
    await desk.session.notReady('tel', 'lunch');
    await desk.ready();
    expect(await member('411')).toBe('Bert paused (by the boss)');
    await desk.complete(await wrapUp(desk, '400'));
    await desk.is('ready');
    await desk.session.close();
    expect(await member('411')).toBe('Bert paused (by the boss)');
  });

  test('a membership that another tool has made is followed, and stays', async () => {
    await add('400', { Penalty: '3' });
    const desk = await ready('400');
    await memberIs('400', 'Bert open');
    await pause(true, 'lunch');
    expect(await desk.is('notready')).toMatchObject({ reason: 'lunch' });
    await desk.ready();
    await memberIs('400', 'Bert open');
    await wrapUp(desk, '400');
    await memberIs('400', 'Bert paused (ready after work)');
    await desk.session.close();
    await memberIs('400', 'Bert paused (lunch)');
  });

  test('one through a Local channel is known by the device whose state counts', async () => {
    const local = 'Local/1001@from-queue/n';
    await add('400', { Interface: local });
    const desk = await open('402');
    expect(desk.channel.queues).toEqual(['402', '400', '407']);
    await memberIs('400', 'Bert paused ()', local);
    await desk.ready();
    await memberIs('400', 'Bert open', local);
    await wrapUp(desk, '400');
    await memberIs('400', 'Bert paused (ready after work)', local);
  });

  test('one by a hint is known by the device that the dialplan has for it, and no other one of that number', async () => {
    const [local, other] = ['Local/1001@from-queue/n', 'Local/1001@other-house/n'];
    await add('400', { Interface: local, StateInterface: 'hint:1001@ext-local' });
    await add('402', { Interface: other, StateInterface: 'hint:1001@other-house' });
    const desk = await open('400');
    expect(desk.channel.queues).toEqual(['400', '407']);
    await add('411', { Interface: local, StateInterface: 'hint:1001@ext-local' });
    await add('406', { Interface: other, StateInterface: 'hint:1001@other-house' });
    await desk.recorder.until(() => desk.channel.queues?.includes('411'), 'the new queue');
    await memberIs('411', 'Bert paused ()', local);
    expect([await member('402', other), await member('406', other)]).toEqual(['Bert open', 'Bert open']);
    await desk.ready();
    for (const queue of ['400', '411']) await memberIs(queue, 'Bert open', local);
    expect(desk.channel.queues).toEqual(['400', '407', '411']);
  });

  test('one that comes and goes while the agent is signed in is followed', async () => {
    const desk = await open('400');
    await desk.session.notReady('tel', 'lunch');
    await add('411');
    await desk.recorder.until(() => desk.channel.queues?.includes('411'), 'the new queue');
    await memberIs('411', 'Bert paused (lunch)');
    for (const Queue of ['411', '400']) await bench.lab.ami.action('QueueRemove', { Queue, Interface: DEVICE });
    await desk.recorder.until(() => desk.channel.queues?.join() === '407', 'neither queue');
    await add('400');
    await desk.recorder.until(() => desk.channel.queues?.includes('400'), 'the queue again');
    await desk.session.close();
    await memberIs('400', 'Bert open');
  });

  test('a queue that pauses who lets it ring is believed, in that queue alone', async () => {
    const desk = await ready('400', '410');
    await add('411');
    await pause(true, 'by the boss', { Queue: '411' });
    const rings = () => bench.lab.ami.events.all.filter((event) => event['Event'] === 'AgentCalled').length;
    const before = rings();
    await bench.lab.customer.dial('410');
    await desk.has('alerting');
    await new Promise((resolve) => setTimeout(resolve, TWO_RINGS_MS));
    expect(rings() - before).toBe(1);
    expect([await member('410'), await member('400')]).toEqual(['Agent One paused (Auto-Pause)', 'Agent One open']);
    expect(await member('411')).toBe('Bert paused (by the boss)');
    expect(await desk.is('notready')).toMatchObject({ reason: 'Auto-Pause' });
    await desk.session.ready('tel');
    await desk.has('alerting');
  });

  test('a queue that pauses everywhere who lets it ring makes the agent not ready', async () => {
    const desk = await ready('400', '401');
    await bench.lab.customer.dial('401');
    await desk.has('alerting');
    expect(await desk.is('notready')).toMatchObject({ reason: 'Auto-Pause' });
    expect([await member('400'), await member('401')]).toEqual(Array(2).fill('Agent One paused (Auto-Pause)'));
    await desk.session.ready('tel');
    await desk.has('alerting');
  });

  test('nobody else ends the work after a call; what is said meanwhile holds after it', async () => {
    const desk = await ready('400');
    const call = await wrapUp(desk, '400');
    await pause(false);
    await memberIs('400', 'Agent One paused (ready after work)');
    expect(desk.channel.agentState).toBe('wrapup');
    await pause(true, 'training');
    await desk.complete(call);
    expect(await desk.is('notready')).toMatchObject({ reason: 'training' });
    expect(await member('400')).toBe('Agent One paused (training)');
    await pause(false);
    await desk.is('ready');
  });

  test('a pause in the very moment of ours is not lifted', async () => {
    const desk = await ready('400', '402');
    for (let round = 0; round < 6; round++) {
      const call = await wrapUp(desk, '400');
      const done = desk.complete(call);
      if (round % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([done, pause(true, 'training')]);
      expect(await desk.is('notready')).toMatchObject({ reason: 'training' });
      for (const queue of ['400', '402']) await memberIs(queue, 'Agent One paused (training)');
      await desk.session.ready('tel');
      await desk.is('ready');
    }
  });
});
