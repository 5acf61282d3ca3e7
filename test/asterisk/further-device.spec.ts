import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CtiChannel } from '../../src/cti/port/cti-facts.js';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import { CtiRejectedError, UnsupportedError } from '../../src/errors/switch-errors.js';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, COLLEAGUE, PATIENCE_MS, type Instance } from './asterisk-bench.js';
import { SPARE_PHONE } from './asterisk-far-end.js';

const TEST_MS = 60_000;
/** the agent, as far as telephones and queues go, at the further device */
const FURTHER: CtiAgent = { ...AGENT, extension: SPARE_PHONE };

describe('a further device of an agent', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const memberIs = (what: string, look: (member: Readonly<Record<string, string>> | undefined) => boolean) =>
    eventually(async () => look(await bench.member(FURTHER)), PATIENCE_MS, what);
  const channels = (desk: Desk) => desk.recorder.facts.channels;
  const channel = (desk: Desk, id: string) => channels(desk).find((one) => one.id === id);
  const until = async (desk: Desk, id: string, look: (one: CtiChannel) => boolean, what: string) => {
    await desk.recorder.until(() => channels(desk).some((one) => one.id === id && look(one)), `${id} ${what}`);
    await desk.agrees();
  };

  /** An agent who is signed in at both, not ready. */
  async function withBoth(instance: Instance): Promise<readonly [Desk, string]> {
    const desk = await bench.open(instance);
    const { channel: id } = await desk.session.addChannel(SPARE_PHONE, 'Telephony');
    await desk.session.activate(id, {});
    return [desk, id];
  }

  /** The same, and a customer's call that was answered at the further one. */
  async function talking(instance: Instance) {
    const [desk, id] = await withBoth(instance);
    await desk.session.ready(id);
    const customer = await bench.farEnd.callQueue('+15550101');
    await desk.has('alerting');
    await bench.farEnd.device(FURTHER).answer();
    return { desk, id, customer, call: await desk.has('connected') };
  }

  const reason = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof CtiRejectedError ? error.details?.['reason'] : error),
    );

  test('is a member of its own, and rings while the first is not ready', async () => {
    const [desk, id] = await withBoth(await bench.running());
    expect(id).toBe('tel2');
    expect(channel(desk, id)).toMatchObject({ endpoint: SPARE_PHONE, login: 'active', queues: ['support'] });
    expect(await bench.member(FURTHER)).toMatchObject({ Name: 'Agent One', Paused: '1' });
    await desk.session.ready(id);
    expect(await bench.member(FURTHER)).toMatchObject({ Paused: '0' });
    expect(await bench.member()).toMatchObject({ Paused: '1' });
    const customer = await bench.farEnd.callQueue('+15550101');
    const rung = await desk.has('alerting');
    expect(rung.interaction).toMatchObject({ channel: id, queue: 'support' });
    await bench.farEnd.device(FURTHER).ringing();
    expect(bench.lab.phone('1001').calls).toEqual([]);
    await desk.session.answer(rung.ref);
    await desk.has('connected');
    await customer.hears(SPARE_PHONE);
    expect([channel(desk, 'tel')?.agentState, channel(desk, id)?.agentState]).toEqual(['notready', 'busy']);
    await desk.session.hold(rung.ref);
    await customer.hears('music');
    await desk.session.retrieve(rung.ref);
    await customer.hears(SPARE_PHONE);
    await customer.hangup();
    await desk.ended(rung);
    await until(desk, id, ({ agentState }) => agentState === 'wrapup', 'wrapup');
    expect(channel(desk, 'tel')).toMatchObject({ agentState: 'notready' });
    await desk.complete(rung);
    await until(desk, id, ({ agentState }) => agentState === 'ready', 'ready');
    await memberIs('unpaused', (member) => member?.['Paused'] === '0');
  });

  test('leaves the other one as it is: a second call rings there, and each call is found at its own', async () => {
    const { desk, id, customer, call } = await talking(await bench.running());
    await desk.session.ready('tel');
    const second = await bench.farEnd.callQueue('+15550102');
    const rung = await desk.has('alerting');
    expect(rung.interaction.channel).toBe('tel');
    await desk.session.notReady(id, 'lunch');
    await until(desk, id, ({ pending }) => pending?.reason === 'lunch', 'to be not ready');
    expect(channel(desk, 'tel')?.pending).toBeUndefined();
    await desk.session.hold(call.ref);
    await desk.session.answer(rung.ref);
    await second.hears('1001');
    await customer.hears('music');
    await desk.session.release(rung.ref);
    await second.ended();
    await desk.session.retrieve(call.ref);
    await customer.hears(SPARE_PHONE);
    await desk.session.release(call.ref);
    await until(desk, id, ({ agentState }) => agentState === 'wrapup', 'wrapup');
    await desk.complete(call);
    await until(desk, id, ({ agentState }) => agentState === 'notready', 'notready');
    expect(channel(desk, id)).toMatchObject({ reason: 'lunch' });
    expect(channel(desk, 'tel')).toMatchObject({ agentState: 'wrapup' });
    await desk.complete(rung);
    await until(desk, 'tel', ({ agentState }) => agentState === 'ready', 'ready');
  });

  test('dials by itself', async () => {
    const [desk, id] = await withBoth(await bench.running());
    const ref = await desk.session.dial(id, '+15550123');
    const customer = await bench.farEnd.nextCall();
    await customer.answer();
    expect((await desk.has('connected')).interaction).toMatchObject({ channel: id, from: SPARE_PHONE });
    await customer.hears(SPARE_PHONE);
    await desk.session.release(ref);
    await customer.ended();
  });

  test('is not disposed of during a call, but in the work after it, and nothing of it is left', async () => {
    const { desk, id, customer, call } = await talking(await bench.running());
    await expect(desk.session.disposeChannel(id)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(SPARE_PHONE);
    await customer.hangup();
    await desk.ended(call);
    await until(desk, id, ({ agentState }) => agentState === 'wrapup', 'wrapup');
    await desk.session.disposeChannel(id);
    desk.recorder.forget(id);
    await desk.agrees();
    expect(await bench.member(FURTHER)).toBeUndefined();
    const before = desk.recorder.reports.length;
    const direct = await bench.farEnd.callAgent(FURTHER, '+15550103');
    await bench.farEnd.device(FURTHER).ringing();
    await direct.hangup();
    expect(desk.recorder.reports.length).toBe(before);
    await expect(desk.session.ready(id)).rejects.toBeInstanceOf(CtiRejectedError);
    expect(await desk.session.addChannel(SPARE_PHONE, 'Telephony')).toEqual({ channel: 'tel3' });
  });

  test('is not offered, nor shown, a call while it is inactive; activated, it shows the one that rings', async () => {
    const [desk, id] = await withBoth(await bench.running());
    await desk.session.deactivate(id);
    expect(await bench.member(FURTHER)).toBeUndefined();
    const direct = await bench.farEnd.callAgent(FURTHER, '+15550103');
    await bench.farEnd.device(FURTHER).ringing();
    await desk.agrees();
    expect(desk.calls).toEqual([]);
    await desk.session.activate(id, {});
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ channel: id, from: '+15550103' });
    await direct.hangup();
    await desk.ended(call);
  });

  test('is refused where somebody is signed in, where it is no telephone, and a second time', async () => {
    const instance = await bench.running();
    const [desk, colleague] = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    for (const type of ['Chat', 'Email'] as const) {
      await expect(desk.session.addChannel('1003', type)).rejects.toBeInstanceOf(UnsupportedError);
    }
    await expect(desk.session.addChannel('1003&PJSIP/1004', 'Telephony')).rejects.toBeInstanceOf(CtiRejectedError);
    expect(await reason(desk.session.addChannel('1001', 'Telephony'))).toBe('device-in-use');
    const { channel: id } = await desk.session.addChannel('1002', 'Telephony');
    expect(await reason(desk.session.addChannel('1002', 'Telephony'))).toBe('device-in-use');
    expect(await reason(desk.session.activate(id, {}))).toBe('device-in-use');
    expect(channel(desk, id)).toMatchObject({ login: 'inactive' });
    await colleague.ready();
    await colleague.session.close();
    await desk.session.activate(id, {});
    expect(await bench.member(COLLEAGUE)).toMatchObject({ Name: 'Agent One', Paused: '1' });
  });

  test('of two who want the same one at the same time one has it', async () => {
    const instance = await bench.running();
    const desks = [await bench.open(instance), await bench.open(instance, COLLEAGUE)];
    const wanting = desks.map(async ({ session }) => {
      const { channel: id } = await session.addChannel(SPARE_PHONE, 'Telephony');
      return session.activate(id, {});
    });
    const outcomes = await Promise.all(wanting.map(reason));
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes).toContain('device-in-use');
    await Promise.all(desks.map((desk) => desk.agrees()));
  });

  test('the first one may go as well, and the other goes on', async () => {
    const [desk, id] = await withBoth(await bench.running());
    await desk.session.disposeChannel('tel');
    desk.recorder.forget('tel');
    expect(await bench.member()).toBeUndefined();
    await desk.agrees();
    await desk.session.ready(id);
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    await customer.hangup();
    await desk.ended(call);
  });

  test('is signed off with the agent, also where that had to wait for the link', async () => {
    const instance = await bench.running();
    const [desk, id] = await withBoth(instance);
    await desk.session.close();
    expect(channel(desk, id)).toMatchObject({ login: 'inactive' });
    expect([await bench.member(), await bench.member(FURTHER)]).toEqual([undefined, undefined]);
    expect(channels(await bench.open(instance)).map((one) => one.id)).toEqual(['tel']);
    const [again, same] = await withBoth(instance);
    await again.session.ready(same);
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    await again.session.close();
    expect(await bench.member(FURTHER)).toMatchObject({ Paused: '0' });
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    await memberIs('gone', (member) => member === undefined);
    expect(channels(await bench.open(instance)).map((one) => one.id)).toEqual(['tel']);
  });
});
