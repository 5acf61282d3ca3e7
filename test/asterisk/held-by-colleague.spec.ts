import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import type { Desk } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AsteriskBench, COLLEAGUE } from './asterisk-bench.js';
import { THIRD } from './asking.js';

const TEST_MS = 60_000;

/** The desktop that did not ask hears it from the switch alone. */
describe('an agent whose colleague is not with the call', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const sees = (desk: Desk, state: string) =>
    desk.recorder.until(
      () => desk.calls.some(({ conversation }) => conversation.parties[0]?.state === state),
      `a party that is ${state}`,
    );

  it(
    'sees that one as held, by a hold and by a consultation, until it is back',
    async () => {
      const instance = await bench.running();
      const desk = await bench.open(instance);
      const colleague = await bench.open(instance, COLLEAGUE);
      await desk.session.dial(desk.channel.id, COLLEAGUE.extension);
      await colleague.has('alerting');
      await bench.farEnd.device(COLLEAGUE).answer();
      const call = await desk.has('connected');
      await sees(colleague, 'connected');
      await desk.session.hold(call.ref);
      await sees(colleague, 'held');
      await desk.session.retrieve(call.ref);
      await sees(colleague, 'connected');
      await desk.session.consult(call.ref, THIRD);
      const third = await bench.farEnd.nextCall(THIRD);
      await third.answer();
      await sees(colleague, 'held');
      await desk.session.cancelConsult(call.ref);
      await sees(colleague, 'connected');
      await desk.session.release(call.ref);
    },
    TEST_MS,
  );
});
