import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChannelLogin } from '../../src/protocol/objects/object-states.js';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench, COLLEAGUE } from './asterisk-bench.js';

const TEST_MS = 60_000;
const OFF = { code: 'unreachable', by: { kind: 'switch' } };

describe('the telephone of an agent', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await bench.lab.phone('1001').register();
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const switchOff = () => bench.lab.phone('1001').register(0);
  const switchOn = () => bench.lab.phone('1001').register();
  const login = async (desk: Desk, wanted: ChannelLogin) => {
    await desk.recorder.until(() => desk.channel.login === wanted, `login ${wanted}`);
    await desk.agrees();
  };

  test('is unavailable while it is off, and the agent is what the agent was', async () => {
    const desk = await bench.open(await bench.running());
    await desk.ready();
    expect(desk.channel.login).toBe('active');
    await switchOff();
    await login(desk, 'unavailable');
    expect(desk.recorder.reports.at(-1)?.cause).toEqual(OFF);
    expect(desk.channel).toMatchObject({ agentState: 'ready', queues: ['support'] });
    await desk.session.notReady(desk.channel.id, 'no phone');
    await desk.is('notready');
    await switchOn();
    await login(desk, 'active');
    expect(desk.channel).toMatchObject({ agentState: 'notready', reason: 'no phone' });
  });

  test('is unavailable from the start, and where it went while there was no link', async () => {
    await switchOff();
    const instance = await bench.running();
    const desk = await bench.open(instance);
    await login(desk, 'unavailable');
    await switchOn();
    await login(desk, 'active');
    bench.wire.cut();
    await instance.linkIs('down');
    await switchOff();
    bench.wire.mend();
    await instance.linkIs('up');
    desk.recorder.startFrom(await desk.session.read());
    await login(desk, 'unavailable');
  });

  test('is unavailable where there is no such device', async () => {
    const desk = await bench.open(await bench.running(), { ...AGENT, extension: '9999' });
    expect(desk.channel).toMatchObject({ login: 'unavailable', device: { state: 'unregistered' } });
  });

  test('may have another name than its number', async () => {
    const devices = [{ extension: '2001', endpoint: 'PJSIP/1001' }];
    const instance = await bench.running({ ...bench.options, devices });
    const desk = await bench.open(instance, { ...AGENT, extension: '2001' });
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ channel: desk.channel.id, queue: 'support', from: '+15550101' });
    await desk.session.answer(call.ref);
    await desk.has('connected');
    await customer.hangup();
    await desk.ended(call);
    await desk.complete(call);
    const colleague = await bench.open(instance, COLLEAGUE);
    await desk.session.dial(desk.channel.id, '1002');
    const called = await colleague.has('alerting');
    expect(called.interaction.direction).toBe('internal');
    await colleague.session.reject({ interaction: called.interaction.id });
    await colleague.ended(called);
  });
});
