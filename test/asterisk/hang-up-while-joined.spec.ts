import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AsteriskBench, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;
/** rings, answers, and says nothing for longer than anybody waits */
const SILENT = '2101';
const STEPS = ['Ringing', 'Wait,0.4', 'Answer', 'Wait,120'];
/** How much later than AMI ARI tells it, in milliseconds, in each turn: which of the two comes first is not settled. */
const ARI_LATER = [0, 80, 250];

/** What ends with Asterisk joining the customer and the one who was called. */
const JOINING: Readonly<Record<string, (talk: Talk) => Promise<void>>> = {
  'a transfer to somebody who rings': ({ desk, call }) => desk.session.transfer(call.ref, SILENT),
  'a transfer to somebody who was asked': async ({ desk, call }) => {
    await desk.session.consult(call.ref, SILENT);
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await desk.session.consultTransfer(call.ref);
  },
};

describe('a customer who hangs up in the moment of being joined with somebody', () => {
  const bench = new AsteriskBench();
  beforeAll(async () => {
    await bench.start();
    for (const [n, step] of STEPS.entries()) {
      await bench.lab.server.cli(`dialplan add extension ${SILENT},${n + 1},${step} into internal`);
    }
  }, LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  for (const [what, join] of Object.entries(JOINING)) {
    it(
      `leaves nobody behind after ${what}`,
      async () => {
        const instance = await bench.running();
        for (const later of ARI_LATER) {
          const talk = await bench.talk(instance);
          bench.wire.http.delay = later;
          bench.wire.answers.lose((request) => {
            if (!/^Action: *Bridge\s/.test(request)) return false;
            bench.wire.answers.clear();
            void talk.customer.hangup();
            return false;
          });
          await join(talk).catch(() => undefined);
          await talk.customer.ended();
          await talk.desk.ended(talk.call);
          await talk.desk.complete(talk.call);
          bench.wire.http.delay = 0;
          await bench.lab.untilEmpty();
        }
      },
      TEST_MS,
    );
  }
});
