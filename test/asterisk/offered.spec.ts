import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench, COLLEAGUE, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;
const THIRD = '1003';

describe('what is offered with a call', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const lacks = (desk: Desk) => desk.calls[0]?.interaction.lacks?.flatMap(({ commands }) => commands) ?? [];

  for (const way of ['deflected', 'transferred'] as const) {
    test(`one that was ${way} to an agent who rings is deflected on, and the target hears the caller`, async () => {
      const instance = await bench.running();
      const colleague = await bench.open(instance, COLLEAGUE);
      const first = way === 'transferred' ? await bench.talk(instance) : await ringing(instance);
      if (way === 'transferred') await first.desk.session.transfer(first.call.ref, COLLEAGUE.extension);
      else await first.desk.session.deflect(first.call.ref, COLLEAGUE.extension);
      const call = await colleague.has('alerting');
      expect(lacks(colleague)).not.toContain('conversation.deflect');
      await expect(colleague.session.deflect(call.ref, bench.farEnd.numbers.busy)).rejects.toBeInstanceOf(
        CtiRejectedError,
      );
      await colleague.has('alerting');
      await colleague.session.deflect(call.ref, THIRD);
      expect(await colleague.ended(call)).toMatchObject({ code: 'deflected', by: { kind: 'agent' } });
      const third = await bench.farEnd.nextCall(THIRD);
      await third.answer();
      await third.hears('customer');
      await first.customer.hears(THIRD);
      await third.hangup();
      await first.customer.ended();
    });
  }

  const HAND_OVERS: Readonly<Record<string, (talk: Talk, answer: () => Promise<unknown>) => Promise<void>>> = {
    'that was sent on': async ({ desk, call }, answer) => {
      await desk.session.transfer(call.ref, COLLEAGUE.extension);
      await answer();
    },
    'that was sent on in a consultation': async ({ desk, call }, answer) => {
      await desk.session.consult(call.ref, COLLEAGUE.extension);
      await answer();
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await desk.session.consultTransfer(call.ref);
    },
    'that was sent on while it rang': async ({ desk, call }, answer) => {
      await desk.session.consult(call.ref, COLLEAGUE.extension);
      await bench.farEnd.device(COLLEAGUE).ringing();
      await desk.session.consultTransfer(call.ref);
      await answer();
    },
    'whose conference the other agent has left': async ({ desk, call }, answer) => {
      await desk.session.consult(call.ref, COLLEAGUE.extension);
      await answer();
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await desk.session.consultConference(call.ref);
      await desk.stands(call, { primary: 'connected' });
      await desk.session.release(call.ref);
    },
    'whose other agent has hung up in a consultation': async ({ desk, call }, answer) => {
      await desk.session.consult(call.ref, COLLEAGUE.extension);
      await answer();
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await bench.farEnd.device(AGENT).hangup();
    },
  };

  for (const [which, handOver] of Object.entries(HAND_OVERS)) {
    test(`a call ${which} is the new agent's to work on`, async () => {
      const instance = await bench.running();
      const colleague = await bench.open(instance, COLLEAGUE);
      const talk = await bench.talk(instance);
      const device = bench.farEnd.device(COLLEAGUE);
      await handOver(talk, async () => {
        await device.ringing();
        await device.answer();
      });
      await talk.desk.ended(talk.call);
      await talk.customer.hears(COLLEAGUE.extension);
      const call = await colleague.has('connected');
      await colleague.recorder.until(() => lacks(colleague).length === 0, 'nothing that is lacking');
      await colleague.session.hold(call.ref);
      await talk.customer.hears('music');
      await colleague.session.retrieve(call.ref);
      await talk.customer.hears(COLLEAGUE.extension);
      await talk.customer.hangup();
    });
  }

  async function ringing(instance: Awaited<ReturnType<typeof bench.running>>) {
    const desk = await bench.open(instance);
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    return { desk, customer, call: await desk.has('alerting') };
  }

  test('is no answer, and no retrieval of what the telephone holds, where that is done by hand', async () => {
    const desk = await bench.open(await bench.running({ ...bench.options, answer: 'none' }));
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    await desk.has('alerting');
    expect(lacks(desk)).toEqual(['conversation.answer', 'interaction.accept']);
    const device = bench.farEnd.device(AGENT);
    await device.answer();
    const call = await desk.has('connected');
    expect(lacks(desk)).toEqual([]);
    await device.hold();
    await desk.has('held');
    expect(lacks(desk)).toContain('conversation.retrieve');
    await device.unhold();
    await desk.has('connected');
    await desk.session.hold(call.ref);
    await desk.has('held');
    expect(lacks(desk)).toEqual([]);
    await desk.session.retrieve(call.ref);
    await customer.hangup();
  });
});
