import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { AsteriskBench, COLLEAGUE, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;
const FORKED = '861';

describe('a call that the dialplan lets ring at two telephones of one extension', () => {
  const bench = new AsteriskBench();
  beforeAll(async () => {
    await bench.start();
    const fork = 'Dial,PJSIP/1001&PJSIP/1001';
    await bench.lab.server.cli(`dialplan add extension ${FORKED},1,${fork} into from-trunk`);
    await bench.lab.server.cli(`dialplan add extension ${FORKED},2,Hangup into from-trunk`);
  }, LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const phone = () => bench.lab.phone('1001');

  const ringing = async () => {
    const desk = await bench.open(await bench.running());
    const customer = await bench.lab.customer.dial(FORKED, { from: '+15550101' });
    const both = await eventually(
      () => (phone().calls.length === 2 ? phone().calls : undefined),
      PATIENCE_MS,
      'two telephones ring',
    );
    const call = await desk.has('alerting');
    return { desk, customer, call, both };
  };

  const isOne = (desk: Desk) => {
    expect(desk.calls).toHaveLength(1);
    const told = desk.recorder.reports.flatMap(({ interactions = [] }) => interactions.map(({ id }) => id));
    expect(new Set(told).size).toBe(1);
  };

  for (const which of [0, 1] as const) {
    test(`is one contact, and is answered at the ${['first', 'second'][which]}`, async () => {
      const { desk, customer, call, both } = await ringing();
      isOne(desk);
      phone().answer(both[which] as SoftCall);
      const connected = await desk.has('connected');
      expect(connected.ref).toEqual(call.ref);
      await eventually(() => phone().calls.length === 1, PATIENCE_MS, 'the other one rings no more');
      isOne(desk);
      await desk.session.hold(call.ref);
      await desk.has('held');
      await desk.session.retrieve(call.ref);
      await desk.has('connected');
      await desk.session.release(call.ref);
      await desk.ended(call);
      await eventually(() => customer.isOver, PATIENCE_MS, 'the customer is gone');
    });

    test(`goes on at the other one where it is refused at the ${['first', 'second'][which]}`, async () => {
      const { desk, customer, call, both } = await ringing();
      phone().reject(both[which] as SoftCall, 486);
      await eventually(() => phone().calls.length === 1, PATIENCE_MS, 'one rings');
      isOne(desk);
      phone().answer(both[1 - which] as SoftCall);
      const connected = await desk.has('connected');
      expect(connected.ref).toEqual(call.ref);
      await bench.lab.customer.hangup(customer);
      await desk.ended(call);
    });
  }

  test('is rejected at both', async () => {
    const { desk, customer, call } = await ringing();
    await desk.session.release(call.ref);
    await desk.ended(call);
    await eventually(() => phone().calls.length === 0 && customer.isOver, PATIENCE_MS, 'nobody rings');
  });

  test('is deflected from both', async () => {
    const { desk, call } = await ringing();
    await desk.session.deflect(call.ref, COLLEAGUE.extension);
    expect(await desk.ended(call)).toMatchObject({ code: 'deflected', by: { kind: 'agent' } });
    await eventually(() => phone().calls.length === 0, PATIENCE_MS, 'neither rings');
    const device = bench.farEnd.device(COLLEAGUE);
    await device.ringing();
    await device.answer();
    await device.hears('customer');
    await device.hangup();
  });

  test('ends once where the customer gives up', async () => {
    const { desk, customer, call } = await ringing();
    await bench.lab.customer.hangup(customer);
    expect(await desk.ended(call)).toMatchObject({ code: 'abandoned', by: { kind: 'remote' } });
    isEmpty(desk);
  });

  const isEmpty = (desk: Desk) => expect(desk.calls).toHaveLength(0);
});
