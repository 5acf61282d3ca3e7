import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_CALL_MODEL } from '../../src/cti/port/call-model.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;

describe('what an agent asks of Asterisk', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  test('a rejected call comes back, though not at once, and its agent stays ready', async () => {
    const first = await bench.running();
    const desk = await bench.open(first);
    await desk.ready();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    await desk.session.reject(call.ref);
    expect(await desk.ended(call)).toEqual({ code: 'rejected', by: { kind: 'agent' } });
    // A pause would throw out this very caller where a queue empties itself.
    expect(await bench.member()).toMatchObject({ Paused: '0' });
    await desk.is('ready');
    const again = await desk.has('alerting');
    expect(again.ref).not.toEqual(call.ref);
    await desk.session.reject(again.ref);
    await first.provider.stop();
    const next = await bench.open(await bench.running());
    await next.is('busy');
    await customer.hangup();
    await next.is('ready');
    expect(await bench.member()).toMatchObject({ Paused: '0' });
  });

  test('a queue that was joined is left at the end, and so is one that was not left', async () => {
    const desk = await bench.open(await bench.running(), { ...AGENT, queues: [] });
    expect(desk.channel.queues).toEqual([]);
    await desk.session.joinQueue(desk.channel.id, 'support');
    expect(await bench.member()).toMatchObject({ Paused: '1' });
    await desk.ready();
    expect(await bench.member()).toMatchObject({ Paused: '0' });
    await desk.session.close();
    await eventually(
      async () => (await bench.member()) === undefined,
      PATIENCE_MS,
      () => 'no member',
    );
  });

  test('a direct call does not ring on at an agent who is not ready, where the call model says so', async () => {
    const desk = await bench.open(await bench.running(), AGENT, { ...DEFAULT_CALL_MODEL, offerWhileNotReady: false });
    const refused = await bench.farEnd.callAgent(AGENT, '+15550101');
    await refused.ended();
    await bench.farEnd.device(AGENT).idle();
    const ends = () => desk.recorder.reports.find(({ interactions: [one] = [] }) => one?.conversations.length === 0);
    const end = await desk.recorder.until(ends, 'the end of a call that was refused');
    expect(end.cause).toEqual({ code: 'busy', by: { kind: 'switch' } });
    await desk.ready();
    const customer = await bench.farEnd.callAgent(AGENT, '+15550101');
    const call = await desk.has('alerting');
    await customer.hangup();
    await desk.ended(call);
  });
});
