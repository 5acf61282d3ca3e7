import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AsteriskBench, PATIENCE_MS, type Instance } from './asterisk-bench.js';

const TEST_MS = 60_000;
const DEVICE = 'PJSIP/1001';

describe('the work after a call, shown to the queues as a device in use', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await Promise.all(bench.lab.customer.calls.map((call) => bench.lab.customer.hangup(call)));
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const inUse = (hintContext: string) => bench.running({ ...bench.options, wrapUp: 'inuse', hintContext });
  const agent = (...queues: readonly string[]): CtiAgent => ({
    id: '1001',
    name: 'Agent One',
    extension: '1001',
    queues,
  });
  const status = (queue: string) => bench.lab.ami.list('QueueStatus', { Queue: queue });
  const member = async (queue: string) => (await status(queue)).find((item) => item['Location'] === DEVICE);
  const waiting = async (queue: string) => (await status(queue)).filter(({ Event }) => Event === 'QueueEntry').length;
  const waits = (queue: string, count: number) =>
    eventually(async () => (await waiting(queue)) === count, PATIENCE_MS, `${count} waiting in ${queue}`);
  const memberIs = (queue: string, fields: Readonly<Record<string, string>>) => {
    let last: Readonly<Record<string, string>> | undefined;
    const look = async () => {
      last = await member(queue);
      return Object.entries(fields).every(([name, value]) => last?.[name] === value);
    };
    return eventually(look, PATIENCE_MS, () => `${JSON.stringify(fields)}, but ${JSON.stringify(last)}`);
  };
  const offers = () => bench.lab.ami.events.all.filter((event) => event['Event'] === 'AgentCalled').length;
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2_500));
  const talking = async (instance: Instance, queue: string) => {
    const desk = await bench.open(instance, agent(queue));
    await desk.ready();
    const customer = await bench.lab.customer.dial(queue);
    const rung = await desk.has('alerting');
    await desk.session.answer(rung.ref);
    return { desk, customer, call: await desk.has('connected') };
  };

  for (const queue of ['403', '408', '413']) {
    test(`${queue}: who waits goes on waiting, and who comes may wait; nothing is offered until the work is done`, async () => {
      const { desk, customer, call } = await talking(await inUse('cti-hints'), queue);
      await bench.lab.customer.dial(queue);
      await waits(queue, 1);
      await bench.lab.customer.hangup(customer);
      await desk.ended(call);
      await desk.is('wrapup');
      await bench.lab.customer.dial(queue);
      await waits(queue, 2);
      const before = offers();
      await aWhile();
      expect([await waiting(queue), offers() - before]).toEqual([2, 0]);
      expect(await member(queue)).toMatchObject({ Paused: '0' });
      await desk.complete(call);
      await desk.has('alerting');
    });
  }

  test('not ready is a pause, asked for during the work as well', async () => {
    const { desk, customer, call } = await talking(await inUse('cti-hints'), '400');
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
    await desk.session.notReady('tel', 'lunch');
    await memberIs('400', { Paused: '0' });
    await desk.complete(call);
    await desk.is('notready');
    await memberIs('400', { Paused: '1', PausedReason: 'lunch', Status: '1' });
  });

  test('who has refused a call is shown in use for a while, and offered nothing', async () => {
    const desk = await bench.open(await inUse('cti-hints'), agent('403'));
    await desk.ready();
    await bench.lab.customer.dial('403');
    const rung = await desk.has('alerting');
    const before = offers();
    await desk.session.reject(rung.ref);
    await desk.ended(rung);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(offers()).toBe(before);
    await desk.has('alerting');
    expect(offers()).toBe(before + 1);
  });

  test('the next process finds the agent at work', async () => {
    const first = await inUse('cti-hints');
    const { desk, customer, call } = await talking(first, '400');
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
    await first.provider.stop();
    const again = await bench.open(await inUse('cti-hints'), agent('400'));
    expect(again.channel.agentState).toBe('wrapup');
    await again.complete(call);
    await again.is('ready');
    await memberIs('400', { Paused: '0', Status: '1' });
  });

  test('without the hint the member is paused instead', async () => {
    const { desk, customer, call } = await talking(await inUse('nowhere'), '400');
    expect(await member('400')).toMatchObject({ StateInterface: DEVICE, Status: '2' });
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
    await memberIs('400', { Paused: '1', PausedReason: 'ready after work' });
  });
});
