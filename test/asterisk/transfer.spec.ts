import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench } from './asterisk-bench.js';

const TEST_MS = 60_000;
const THIRD = '1003';

describe('a transfer', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  test('is outlived by the call, whose data goes along, where the process dies while it rings', async () => {
    const first = await bench.running();
    const { desk, customer, call } = await bench.talk(first);
    await desk.session.setData(call.ref, { CUSTOMER: 'gold' });
    await desk.session.transfer(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await first.provider.stop();
    await third.answer();
    await third.hears('customer');
    await customer.hears(THIRD);
    const channels = await bench.lab.ami.list('CoreShowChannels');
    const Channel = channels.map((one) => one['Channel'] ?? '').find((name) => name.startsWith(`PJSIP/${THIRD}`)) ?? '';
    const got = await bench.lab.ami.action('Getvar', { Channel, Variable: 'CUSTOMER' });
    expect(got['Value']).toBe('gold');
    // The next process finds the two, and gives them to Asterisk, so that one ends after the other.
    await bench.running();
    await third.hears('customer');
    await third.hangup();
    await customer.ended();
  });

  for (const from of ['alerting', 'connected'] as const) {
    test(`of a call that is ${from} makes no call that ends by itself`, async () => {
      const desk = await bench.open(await bench.running());
      await desk.ready();
      const customer = await bench.farEnd.callQueue('+15550101');
      await desk.has('alerting');
      if (from === 'connected') await bench.farEnd.device(AGENT).answer();
      const { ref } = await desk.has(from);
      const sent = from === 'connected' ? desk.session.transfer(ref, THIRD) : desk.session.deflect(ref, THIRD);
      const third = await bench.farEnd.nextCall(THIRD);
      await third.answer();
      await sent;
      await third.hears('customer');
      const channels = await bench.lab.ami.list('CoreShowChannels');
      const limit = ({ Channel = '' }) => bench.lab.ami.action('Getvar', { Channel, Variable: 'TIMEOUT(absolute)' });
      const limits = await Promise.all(channels.map(limit));
      expect(limits.map(({ Value = '' }) => Number(Value))).toEqual(channels.map(() => 0));
      await customer.hangup();
      await third.ended();
    });
  }

  test('that rings still is found by the next process, and ends with the customer', async () => {
    const first = await bench.running();
    const { desk, customer, call } = await bench.talk(first);
    await desk.session.transfer(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await first.provider.stop();
    await bench.running();
    await customer.hangup();
    await third.ended();
  });

  test('of whom one is gone when the next process comes: the other one is let go', async () => {
    const first = await bench.running();
    const { desk, customer, call } = await bench.talk(first);
    await desk.session.transfer(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await first.provider.stop();
    await third.answer();
    await customer.hears(THIRD);
    await third.hangup();
    await third.ended();
    await bench.running();
    await customer.ended();
  });

  test('of a call that rang still, to somebody who rings: the next process finds the two', async () => {
    const first = await bench.running();
    const desk = await bench.open(first);
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    await desk.session.deflect(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await first.provider.stop();
    await bench.running();
    await third.answer();
    await third.hears('customer');
    await customer.hears(THIRD);
    await customer.hangup();
    await third.ended();
  });

  test('of a call that nobody has answered yet answers its caller with the target', async () => {
    const desk = await bench.open(await bench.running());
    const customer = await bench.farEnd.callAgent(AGENT, '+15550101');
    const call = await desk.has('alerting');
    await desk.session.deflect(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await customer.hears(THIRD);
    await third.hears('customer');
    await third.hangup();
    await customer.ended();
  });

  test('is carried out where another session of the agent comes meanwhile, which is told so', async () => {
    const instance = await bench.running();
    const { desk, customer, call } = await bench.talk(instance);
    await bench.lab.server.cli('dialplan add extension 1777,1,Wait,1 into internal');
    await bench.lab.server.cli(`dialplan add extension 1777,2,Dial,PJSIP/${THIRD} into internal`);
    const transferring = desk.session.transfer(call.ref, '1777');
    const next = await bench.open(instance);
    const third = await bench.farEnd.nextCall(THIRD);
    await transferring;
    expect(await next.ended(call)).toMatchObject({ code: 'transferred', by: { kind: 'agent' } });
    await third.answer();
    await third.hears('customer');
    await customer.hears(THIRD);
    await customer.hangup();
    await third.ended();
  });

  test('says why the target cannot be had, and one at a time is enough', async () => {
    const { desk, customer, call } = await bench.talk(await bench.running());
    const reason = (to: string) =>
      desk.session.transfer(call.ref, to).then(
        () => 'done',
        (error: unknown) => error instanceof CtiRejectedError && error.details?.['reason'],
      );
    expect(await reason(bench.farEnd.numbers.busy)).toBe('busy');
    expect(await reason(bench.farEnd.numbers.unreachable)).toBe('unreachable');
    const both = await Promise.allSettled([THIRD, THIRD].map((to) => desk.session.transfer(call.ref, to)));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await customer.hears(THIRD);
    await customer.hangup();
    await third.ended();
  });
});
