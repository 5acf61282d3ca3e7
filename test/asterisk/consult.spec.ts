import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';
import { asking, THIRD } from './asking.js';

const TEST_MS = 60_000;
const BY_REMOTE = { code: 'released', by: { kind: 'remote' } };

describe('a consultation on a real Asterisk', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  test('goes through the dialplan, and shows who calls', async () => {
    const { third, customer } = await asking(bench);
    const [call] = bench.lab.phone(THIRD).calls;
    expect(call?.remoteNumber).toBe(AGENT.extension);
    const locals = (await bench.lab.leftovers()).channels.filter((name) => name.startsWith('Local/1003@internal'));
    expect(locals.length).toBe(2);
    await third.hangup();
    await customer.hangup();
  });

  test('calls our own people past the dialplan where that is wanted', async () => {
    const { desk, call, third, customer } = await asking(bench, { ...bench.options, consult: 'device' });
    expect((await bench.lab.leftovers()).channels.filter((name) => name.startsWith('Local/'))).toEqual([]);
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await customer.hears(THIRD);
    await third.hears('customer');
    await third.hangup();
    await customer.ended();
  });

  test('keeps the keys of the agent’s telephone from the customer, also who waits in it, until it is over', async () => {
    const { desk, call, consult, third, customer } = await asking(bench);
    const phone = bench.lab.phone('1001');
    const [own] = phone.calls;
    if (!own) throw new Error('no call at the agent’s telephone');
    await phone.dtmf(own, '42');
    await desk.session.dtmf(consult, '5');
    await third.gotDigits('5');
    await desk.session.alternate(call.ref);
    await phone.dtmf(own, '7');
    await customer.gotDigits('7');
    await desk.session.alternate(call.ref);
    await phone.dtmf(own, '8');
    await desk.session.cancelConsult(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await phone.dtmf(own, '9');
    await customer.gotDigits('79');
    await third.gotDigits('5');
    await customer.hangup();
  });

  test('is not begun with a number that the dialplan does not have', async () => {
    const { desk, call, customer } = await bench.talk(await bench.running());
    for (const to of ['nowhere', '12', '${SHELL(id)}', '1003,1)', 'Local/1003@internal', AGENT.extension]) {
      await expect(desk.session.consult(call.ref, to)).rejects.toBeInstanceOf(CtiRejectedError);
    }
    expect((await desk.has('connected')).conversation.state).toBe('connected');
    await customer.hears(AGENT.extension);
    await customer.hangup();
  });

  test('is had about a call that the agent has dialled', async () => {
    const desk = await bench.open(await bench.running());
    await desk.session.dial(desk.channel.id, '+15550123');
    const customer = await bench.farEnd.nextCall();
    await customer.answer();
    const call = await desk.has('connected');
    await desk.session.consult(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await third.hears(AGENT.extension);
    await desk.session.consultTransfer(call.ref);
    await customer.hears(THIRD);
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  test('leaves the queue’s books as they would be without it', async () => {
    const before = bench.completed;
    const { desk, call, third, customer } = await asking(bench);
    expect(await bench.member()).toMatchObject({ InCall: '1', CallsTaken: '0' });
    await desk.session.alternate(call.ref);
    await desk.session.consultTransfer(call.ref);
    await desk.ended(call);
    await desk.complete(call);
    await customer.hears(THIRD);
    await customer.hangup();
    await third.ended();
    await eventually(() => bench.completed === before + 1, PATIENCE_MS, 'the queue to count the call');
    const idle = async () => (await bench.member())?.['InCall'] === '0';
    await eventually(idle, PATIENCE_MS, 'a member that is free');
  });

  test('shows a hold that the agent makes on the phone meanwhile', async () => {
    const { desk, call, third, customer } = await asking(bench);
    const device = bench.farEnd.device(AGENT);
    await device.hold();
    await desk.stands(call, { primary: 'held', consult: 'held' });
    await device.unhold();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await third.hears(AGENT.extension);
    await third.hangup();
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
  });

  test('digits go to the one who is asked', async () => {
    const { desk, consult, third, customer } = await asking(bench);
    await desk.session.dtmf(consult, '7#');
    await third.gotDigits('7#');
    await customer.gotDigits('');
    await third.hangup();
    await customer.hangup();
  });

  test('goes on as a call of its own when the customer has left: held, retrieved, released', async () => {
    const { desk, call, consult, third, customer } = await asking(bench);
    await customer.hangup();
    expect(await desk.legEnded(call.ref)).toMatchObject(BY_REMOTE);
    await desk.stands(call, { consult: 'connected' });
    await desk.session.hold(consult);
    await third.hears('music');
    await desk.session.retrieve(consult);
    await third.hears(AGENT.extension);
    await desk.session.release(consult);
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await third.ended();
  });
});
