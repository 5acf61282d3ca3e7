import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk, DeskCall } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench, COLLEAGUE, type Instance } from './asterisk-bench.js';
import { THIRD } from './asking.js';

const TEST_MS = 60_000;

/** Screen and ear of both, whatever either does. */
describe('two agents who talk with each other', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  /** Shows exactly these parties, `number state`, in the one conversation. */
  const sees = (desk: Desk, ...parties: readonly string[]) =>
    desk.recorder.until(() => {
      const shown = desk.calls.map(({ conversation }) =>
        conversation.parties.map(({ address, state }) => `${address} ${state}`).sort(),
      );
      return JSON.stringify(shown) === JSON.stringify([[...parties].sort()]);
    }, `the parties ${parties.join()}`);

  const talking = async (one: Instance, other: Instance = one) => {
    const desk = await bench.open(one);
    const colleague = await bench.open(other, COLLEAGUE);
    await desk.session.dial(desk.channel.id, COLLEAGUE.extension);
    const theirs = await colleague.has('alerting');
    await bench.farEnd.device(COLLEAGUE).answer();
    const call: DeskCall = await desk.has('connected');
    await colleague.has('connected');
    return { desk, colleague, call, theirs };
  };

  const answered = async () => {
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    return third;
  };

  test('a muted one is shown whom the other one calls in', async () => {
    const { desk, colleague, call, theirs } = await talking(await bench.running());
    await desk.session.mute(call.ref);
    await colleague.session.conference(theirs.ref, THIRD);
    const third = await answered();
    await sees(desk, '1002 connected', '1003 connected');
    await bench.farEnd.device(AGENT).hears('1002', THIRD);
    await third.hears('1001', '1002');
    await colleague.session.release(theirs.ref);
    await sees(desk, '1003 connected');
    await third.hears('1001');
    await bench.farEnd.device(AGENT).hears(THIRD);
    expect(desk.calls).toMatchObject([{ conversation: { muted: false } }]);
    await third.hangup();
  });

  test('a muted one whom the other one hands on is shown, and heard, as one who is not muted', async () => {
    const { desk, colleague, call, theirs } = await talking(await bench.running());
    await desk.session.mute(call.ref);
    await colleague.session.transfer(theirs.ref, THIRD);
    const third = await answered();
    await sees(desk, '1003 connected');
    await third.hears('1001');
    expect(desk.calls).toMatchObject([{ conversation: { muted: false } }]);
    // As long as the one who has handed it on is at work on it, it is not offered.
    const lacks = () => desk.calls[0]?.interaction.lacks?.flatMap(({ commands }) => commands) ?? [];
    await desk.recorder.until(() => !lacks().includes('conversation.mute'), 'mute is offered');
    await desk.session.mute(call.ref);
    await third.hears();
    await third.hangup();
  });

  test('one at another process is shown whom the other one calls in', async () => {
    const { desk, colleague, call } = await talking(await bench.running(), await bench.running());
    await desk.session.conference(call.ref, THIRD);
    const third = await answered();
    await sees(desk, '1002 connected', '1003 connected');
    await sees(colleague, '1001 connected', '1003 connected');
    await bench.farEnd.device(COLLEAGUE).hears('1001', THIRD);
    await third.hangup();
    await sees(colleague, '1001 connected');
    await desk.session.release(call.ref);
  });

  test('those whom one has called in are shown whether that one is with them, whatever else that one does', async () => {
    const instance = await bench.running();
    const { desk, call, customer } = await bench.talk(instance);
    const colleague = await bench.open(instance, COLLEAGUE);
    const asked = await bench.open(instance, { id: THIRD, name: 'Agent Three', extension: THIRD, queues: [] });
    await desk.session.conference(call.ref, COLLEAGUE.extension);
    await colleague.has('alerting');
    await bench.farEnd.device(COLLEAGUE).answer();
    await sees(colleague, '+15550101 connected', '1001 connected');
    await desk.session.consult(call.ref, THIRD);
    const third = await answered();
    await sees(colleague, '+15550101 connected', '1001 held');
    await sees(asked, '1001 connected');
    await desk.session.alternate({ interaction: call.ref.interaction });
    await sees(colleague, '+15550101 connected', '1001 connected');
    await sees(asked, '1001 held');
    await desk.session.alternate({ interaction: call.ref.interaction });
    await sees(colleague, '+15550101 connected', '1001 held');
    await sees(asked, '1001 connected');
    await desk.session.consultConference(call.ref);
    await sees(colleague, '+15550101 connected', '1001 connected', '1003 connected');
    await desk.session.hold(call.ref);
    await sees(colleague, '+15550101 connected', '1001 held', '1003 connected');
    await desk.session.retrieve(call.ref);
    await sees(colleague, '+15550101 connected', '1001 connected', '1003 connected');
    await customer.hangup();
    await desk.session.release(call.ref);
    await third.hangup();
  });

  test('both hold, and each sees the other one hold until that one is back', async () => {
    const { desk, colleague, call, theirs } = await talking(await bench.running());
    await desk.session.hold(call.ref);
    await colleague.session.hold(theirs.ref);
    await sees(desk, '1002 held');
    await sees(colleague, '1001 held');
    await bench.farEnd.device(AGENT).hears('music');
    await bench.farEnd.device(COLLEAGUE).hears('music');
    await desk.session.retrieve(call.ref);
    await sees(desk, '1002 held');
    await sees(colleague, '1001 connected');
    await bench.farEnd.device(COLLEAGUE).hears();
    await colleague.session.retrieve(theirs.ref);
    await sees(desk, '1002 connected');
    await bench.farEnd.device(AGENT).hears('1002');
    await bench.farEnd.device(COLLEAGUE).hears('1001');
    await desk.session.release(call.ref);
  });
});
