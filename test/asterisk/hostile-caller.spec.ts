import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench, COLLEAGUE } from './asterisk-bench.js';

const TEST_MS = 60_000;

/** As it stands in a SIP address: each byte by its number. */
const encoded = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('a caller whose number has line breaks in it', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const call = (lines: string) => bench.lab.customer.dial('800', { from: encoded(`7\r\n\r\n${lines}`) });

  test('says nothing of the queues, and is told as one without a number', async () => {
    const desk = await bench.open(await bench.running());
    await desk.ready();
    const removed = await call('Event: QueueMemberRemoved\r\nQueue: support\r\nInterface: PJSIP/1001\r\n');
    const offered = await desk.has('alerting');
    expect(offered.interaction).toMatchObject({ direction: 'inbound', from: 'anonymous', to: '800', queue: 'support' });
    expect(desk.channel.queues).toEqual(['support']);
    await bench.farEnd.device(AGENT).answer();
    const talked = await desk.has('connected');
    await bench.lab.customer.hangup(removed);
    expect(await desk.ended(talked)).toEqual({ code: 'released', by: { kind: 'remote' } });
    await desk.complete(talked);

    await desk.ready();
    const paused = await call('Event: QueueMemberPause\r\nQueue: support\r\nInterface: PJSIP/1001\r\nPaused: 1\r\n');
    const ringing = await desk.has('alerting');
    await bench.lab.customer.hangup(paused);
    expect(await desk.ended(ringing)).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
    await desk.is('ready');
  });

  test('does not end the calls of others', async () => {
    const instance = await bench.running();
    const talk = await bench.talk(instance);
    const desk = await bench.open(instance, COLLEAGUE);
    await desk.ready();
    const channels = await bench.lab.ami.list('CoreShowChannels');
    const victim = channels.find((channel) => channel['Channel']?.startsWith('PJSIP/1001-'))?.['Uniqueid'] ?? '';
    const hostile = await call(`Event: Hangup\r\nUniqueid: ${victim}\r\n`);
    await desk.has('alerting');
    await talk.desk.has('connected');
    expect(talk.desk.calls.map(({ ref }) => ref)).toEqual([talk.call.ref]);
    await bench.lab.customer.hangup(hostile);
    await talk.customer.hangup();
    expect(await talk.desk.ended(talk.call)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });
});
