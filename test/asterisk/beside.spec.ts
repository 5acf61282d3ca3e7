import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { askingWhileItRings, THIRD } from './asking.js';
import { AGENT, AsteriskBench, COLLEAGUE } from './asterisk-bench.js';

const TEST_MS = 60_000;
/** longer than the confirm time, after which a process sees to the calls of another one */
const LONG_RING_MS = 3_000;

describe('two processes of the service at one switch, both alive', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const ringsOn = () => new Promise((resolve) => setTimeout(resolve, LONG_RING_MS));

  for (const before of ['held', 'held and retrieved'] as const) {
    test(`a call that was ${before} when the other one looked is transferred, and the customer stays in it`, async () => {
      const [one, other] = [await bench.running(), await bench.running()];
      const { desk, customer, call } = await bench.talk(one);
      await desk.session.hold(call.ref);
      const colleague = await bench.open(other, COLLEAGUE);
      if (before !== 'held') await desk.session.retrieve(call.ref);
      await desk.session.transfer(call.ref, THIRD);
      const third = await bench.farEnd.nextCall(THIRD);
      await colleague.session.read();
      await ringsOn();
      await third.answer();
      await third.hears('customer');
      await customer.hears(THIRD);
      await customer.hangup();
      await third.ended();
    });
  }

  test('a consultation that the other one has seen ring is transferred, and rings on', async () => {
    const other = await bench.running();
    const { desk, customer, call, third } = await askingWhileItRings(bench);
    await bench.open(other, COLLEAGUE);
    await desk.session.consultTransfer(call.ref);
    await ringsOn();
    await third.answer();
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  test('an agent who has moved to the other one transfers there what was begun here', async () => {
    const { call, customer, third } = await askingWhileItRings(bench);
    const desk = await bench.open(await bench.running(), AGENT);
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await desk.session.consultTransfer(call.ref);
    await ringsOn();
    await third.answer();
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  for (const round of [1, 2, 3]) {
    test(`only one of them gives a transferred call back, time ${round}`, async () => {
      const [one, other] = [await bench.running(), await bench.running()];
      const { desk, customer, call } = await bench.talk(one);
      await desk.session.transfer(call.ref, THIRD);
      const third = await bench.farEnd.nextCall(THIRD);
      await bench.open(other, COLLEAGUE);
      await third.answer();
      await third.hears('customer');
      await customer.hears(THIRD);
      await customer.hangup();
      await third.ended();
      await bench.lab.untilEmpty();
    });
  }
});
