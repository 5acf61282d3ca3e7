import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError, UnsupportedError } from '../../src/errors/switch-errors.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, COLLEAGUE, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;

describe('the Asterisk provider and its telephones', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  test('tells who made the switch and which version it is', async () => {
    const { provider } = await bench.running();
    expect(provider.vendor).toBe('Asterisk');
    expect(provider.version).toMatch(/^\d+\.\d+/);
  });

  for (const one of ['x', 'ü', '€']) {
    test(`keeps a reason of 256 times ${one} whole, of which Asterisk keeps the beginning`, async () => {
      const desk = await bench.open(await bench.running());
      await desk.ready();
      const reason = one.repeat(256);
      await desk.session.notReady(desk.channel.id, reason);
      await desk.is('notready');
      await desk.session.read();
      expect(desk.channel.reason).toBe(reason);
    });
  }

  test('brings what the network said about the caller, and the number that was called', async () => {
    const desk = await bench.open(await bench.running());
    await desk.ready();
    const customer = await bench.lab.customer.dial('800', {
      from: '+15550101',
      name: 'Jo Doe',
      headers: [['X-Customer', '4711']],
    });
    const { interaction, conversation } = await desk.has('alerting');
    expect(interaction).toMatchObject({ from: '+15550101', to: '800', queue: 'support', data: { CUSTOMER: '4711' } });
    expect(conversation.parties).toMatchObject([{ address: '+15550101', name: 'Jo Doe' }]);
    await bench.lab.customer.hangup(customer);
  });

  test('shows a call to the agent’s direct number as inbound, without a queue', async () => {
    const desk = await bench.open(await bench.running());
    const customer = await bench.lab.customer.dial('811001', { from: '+15550101' });
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ direction: 'inbound', from: '+15550101', to: '811001' });
    expect(call.interaction.queue).toBeUndefined();
    await bench.lab.customer.hangup(customer);
    expect(await desk.ended(call)).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
  });

  test('shows a call between two agents to both, as internal', async () => {
    const instance = await bench.running();
    const [one, two] = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    await one.session.dial(one.channel.id, '1002');
    const called = await two.has('alerting');
    expect(called.interaction).toMatchObject({ direction: 'internal', from: '1001', to: '1002' });
    await two.session.answer(called.ref);
    const calling = await one.has('connected');
    expect(calling.interaction).toMatchObject({ direction: 'internal', from: '1001', to: '1002' });
    await two.has('connected');
    await two.session.release(called.ref);
    expect(await two.ended(called)).toEqual({ code: 'released', by: { kind: 'agent' } });
    expect(await one.ended(calling)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  test('lets two agents in one call hold each other: each gives back what it has taken', async () => {
    const instance = await bench.running();
    const [one, two] = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    await one.session.dial(one.channel.id, '1002');
    const called = await two.has('alerting');
    await two.session.answer(called.ref);
    const calling = await one.has('connected');
    await two.has('connected');
    const [ofOne, ofTwo] = [bench.farEnd.device(AGENT), bench.farEnd.device(COLLEAGUE)];
    await one.session.hold(calling.ref);
    await ofTwo.hears('music');
    await ofOne.hears();
    await two.session.hold(called.ref);
    await Promise.all([ofOne.hears('music'), ofTwo.hears('music')]);
    await Promise.all([one.has('held'), two.has('held')]);
    const begun = bench.lab.ami.events.all.filter((event) => event['Event'] === 'Newchannel').length;
    await one.session.retrieve(calling.ref);
    await one.has('connected');
    await ofOne.hears('music');
    await ofTwo.hears();
    await two.has('held');
    await two.session.retrieve(called.ref);
    await ofOne.hears('1002');
    await ofTwo.hears('1001');
    // Neither has undone what the other one does.
    expect(bench.lab.ami.events.all.filter((event) => event['Event'] === 'Newchannel')).toHaveLength(begun);
    await two.session.release(called.ref);
    await one.ended(calling);
  });

  test('tells the called agent that the calling one gave up', async () => {
    const instance = await bench.running();
    const [one, two] = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    const ref = await one.session.dial(one.channel.id, '1002');
    const called = await two.has('alerting');
    await one.session.release(ref);
    expect(await two.ended(called)).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
  });

  test('tells the calling agent that the called one refused', async () => {
    const instance = await bench.running();
    const [one, two] = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    const ref = await one.session.dial(one.channel.id, '1002');
    const called = await two.has('alerting');
    await two.session.release(called.ref);
    expect(await two.ended(called)).toEqual({ code: 'rejected', by: { kind: 'agent' } });
    expect((await one.ended({ ref })).by.kind).toBe('remote');
  });

  test('shows a call that is dialled on the phone itself, and holds it like any other', async () => {
    const desk = await bench.open(await bench.running());
    await bench.lab.phone('1001').dial('+15550123');
    const customer = await bench.farEnd.nextCall();
    expect((await desk.has('dialing')).interaction).toMatchObject({ direction: 'outbound', to: '+15550123' });
    await customer.answer();
    const call = await desk.has('connected');
    await desk.session.hold(call.ref);
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears('1001');
    await customer.hangup();
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  test('holds a call also after the dialplan has been loaded anew', async () => {
    const { desk, customer, call } = await bench.talk(await bench.running());
    await bench.lab.server.cli('dialplan reload');
    await desk.session.hold(call.ref);
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears('1001');
    await customer.hangup();
    await desk.ended(call);
  });

  test('cannot answer for a phone that has to be answered by hand', async () => {
    const options = { ...bench.options, devices: [{ extension: '1001', answer: 'none' }] };
    const desk = await bench.open(await bench.running(options));
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    await expect(desk.session.answer(call.ref)).rejects.toBeInstanceOf(UnsupportedError);
    await bench.farEnd.device(AGENT).answer();
    await desk.has('connected');
    await bench.farEnd.device(AGENT).hold();
    await desk.has('held');
    await expect(desk.session.retrieve(call.ref)).rejects.toBeInstanceOf(UnsupportedError);
    await bench.farEnd.device(AGENT).unhold();
    await desk.has('connected');
    await customer.hangup();
  });

  test('takes a call back that the phone has put on hold by itself', async () => {
    const { desk, customer, call } = await bench.talk(await bench.running());
    await bench.farEnd.device(AGENT).hold();
    await desk.has('held');
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await desk.has('connected');
    await customer.hears('1001');
    await customer.hangup();
  });

  test('says whose fault it was when the agent’s own phone does not take the call it is to make', async () => {
    const desk = await bench.open(await bench.running());
    bench.lab.phone('1001').behaviour.doNotDisturb = 486;
    const ref = await desk.session.dial(desk.channel.id, '+15550123');
    expect(await desk.ended({ ref })).toEqual({ code: 'rejected', by: { kind: 'agent' } });
    await desk.is('notready');
  });

  test('refuses to dial from a phone that is switched off', async () => {
    const desk = await bench.open(await bench.running(), { ...AGENT, id: '1006', extension: '1006', queues: [] });
    await expect(desk.session.dial(desk.channel.id, '+15550123')).rejects.toBeInstanceOf(CtiRejectedError);
    expect(desk.calls).toEqual([]);
    await desk.is('notready');
  });

  test('takes a number that the dialplan has for some callers only', async () => {
    const desk = await bench.open(await bench.running());
    await desk.session.checkAddress?.('502');
    await expect(desk.session.checkAddress?.('503')).rejects.toMatchObject({ details: { reason: 'no-such-address' } });
  });

  test('takes a device that is called straight, though the dialplan does not have it', async () => {
    const desk = await bench.open(await bench.running({ ...bench.options, context: 'default', consult: 'device' }));
    await desk.session.checkAddress?.('1003');
    await expect(desk.session.checkAddress?.('5551234')).rejects.toMatchObject({
      details: { reason: 'no-such-address' },
    });
  });

  test('refuses what is no number, and what the dialplan does not have', async () => {
    const desk = await bench.open(await bench.running());
    for (const to of ['12\r\nAction: Logoff', '${SHELL(id)}', 'Local/1@x', '1002&PJSIP/1004', '', 'nowhere']) {
      await expect(desk.session.dial(desk.channel.id, to)).rejects.toBeInstanceOf(CtiRejectedError);
    }
    expect(desk.recorder.reports).toEqual([]);
  });

  test('leaves the queue’s books as they would be without it', async () => {
    const before = bench.completed;
    const { desk, customer, call } = await bench.talk(await bench.running());
    await desk.session.hold(call.ref);
    await desk.session.retrieve(call.ref);
    expect(await bench.member()).toMatchObject({ InCall: '1', Paused: '0', CallsTaken: '0' });
    expect(bench.completed).toBe(before);
    await customer.hangup();
    await desk.ended(call);
    await eventually(() => bench.completed === before + 1, PATIENCE_MS, 'the queue to count the call');
    await desk.complete(call);
    const idle = async () => (await bench.member())?.['InCall'] === '0';
    await eventually(idle, PATIENCE_MS, 'a member that is free');
    expect(await bench.member()).toMatchObject({ Paused: '0', CallsTaken: '1', Name: 'Agent One' });
    expect(bench.completed).toBe(before + 1);
  });

  test('follows a pause and a removal that somebody else orders', async () => {
    const desk = await bench.open(await bench.running());
    await desk.ready();
    await bench.lab.ami.action('QueuePause', { Interface: 'PJSIP/1001', Paused: 'true', Reason: 'training' });
    expect(await desk.is('notready')).toMatchObject({ reason: 'training' });
    expect(desk.recorder.reports.at(-1)?.cause).toEqual({ code: 'requested', by: { kind: 'switch' } });
    await bench.lab.ami.action('QueueRemove', { Queue: 'support', Interface: 'PJSIP/1001' });
    await desk.recorder.until(() => desk.channel.queues?.length === 0, 'no queue left');
  });

  test('does not sign in to a queue that there is not', async () => {
    const instance = await bench.running();
    await expect(bench.open(instance, { ...AGENT, queues: ['support', 'nowhere'] })).rejects.toMatchObject({
      code: 'CTI_REJECTED',
      details: { queue: 'nowhere' },
    });
  });

  test('works with members that are reached through a Local channel', async () => {
    const options = { ...bench.options, member: 'Local/{extension}@internal/n' };
    const desk = await bench.open(await bench.running(options));
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ direction: 'inbound', from: '+15550101', to: '800', queue: 'support' });
    await desk.session.answer(call.ref);
    await desk.has('connected');
    await customer.hears('1001');
    await desk.session.dtmf(call.ref, '42');
    await customer.gotDigits('42');
    await customer.hangup();
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });
});
