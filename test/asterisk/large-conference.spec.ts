import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AsteriskBench } from './asterisk-bench.js';

const TEST_MS = 60_000;
const MOST = 12;
/** those who are called into it; the other two are the agent and the customer */
const CALLED = Array.from({ length: MOST - 2 }, (_, n) => String(2_001 + n));

describe('a conference of many', () => {
  const bench = new AsteriskBench();
  beforeAll(async () => {
    await bench.start();
    for (const number of CALLED) {
      await bench.lab.server.cli(`dialplan add extension ${number},1,Answer into internal`);
      await bench.lab.server.cli(`dialplan add extension ${number},2,Wait,60 into internal`);
    }
  }, LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  it(
    `is found whole by the next process, with ${MOST} in it`,
    async () => {
      const options = { ...bench.options, participants: MOST };
      const first = await bench.running(options);
      const { desk, customer, call } = await bench.talk(first);
      const lacks = () => desk.calls[0]?.interaction.lacks?.flatMap(({ commands }) => commands) ?? [];
      for (const number of CALLED) {
        expect(lacks()).not.toContain('conversation.conference');
        await desk.session.conference(call.ref, number);
      }
      await desk.recorder.until(() => lacks().includes('conversation.conference'), 'no room for another');
      const before = await desk.has('connected');
      expect(before.conversation.parties).toHaveLength(MOST - 1);
      await desk.session.hold(call.ref);
      await first.provider.stop();

      const next = await bench.open(await bench.running(options));
      const found = await next.has('held');
      expect(found.conversation.parties).toEqual(before.conversation.parties);
      await next.session.retrieve(found.ref);
      await customer.hears('1001');
      await next.session.release(found.ref);
      await next.ended(found);
      await customer.hangup();
      await bench.lab.server.cli('channel request hangup all');
    },
    TEST_MS,
  );
});
