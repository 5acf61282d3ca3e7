import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;
/** nobody may wait in it whom nobody serves */
const QUEUE = '408';

describe('a process that is stopped in order while somebody waits', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await bench.lab.reset();
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const agent = { ...AGENT, queues: [QUEUE] };
  const members = async () =>
    (await bench.lab.ami.list('QueueStatus', { Queue: QUEUE })).filter(({ Event }) => Event === 'QueueMember');
  const waiting = async () =>
    (await bench.lab.ami.list('QueueStatus', { Queue: QUEUE })).filter(({ Event }) => Event === 'QueueEntry').length;

  /** An agent who talks with one customer while another one waits. */
  async function talkAndWait(atStop: string) {
    const options = { ...bench.options, atStop };
    const instance = await bench.running(options);
    const desk = await bench.open(instance, agent);
    await desk.ready();
    const first = await bench.lab.customer.dial(QUEUE);
    const { call } = await bench.lab.phone('1001').next('incoming');
    bench.lab.phone('1001').answer(call);
    await desk.has('connected');
    const second = await bench.lab.customer.dial(QUEUE);
    await eventually(async () => (await waiting()) === 1, PATIENCE_MS, 'one who waits');
    return { options, instance, desk, first, second };
  }

  it(
    'leaves its agents at the queues where it is told so, and the next process goes on with both',
    async () => {
      const { options, instance, desk, first, second } = await talkAndWait('stay');
      await desk.session.close(true);
      await instance.provider.stop();
      expect(await members()).toMatchObject([{ Paused: '0' }]);
      const again = await bench.open(await bench.running(options), agent);
      const talk = await again.has('connected');
      expect(await waiting()).toBe(1);
      expect(second.state).not.toBe('ended');
      await bench.lab.customer.hangup(first);
      await again.is('wrapup');
      await again.complete(talk);
      const { call } = await bench.lab.phone('1001').next('incoming');
      bench.lab.phone('1001').answer(call);
      await again.has('connected');
    },
    TEST_MS,
  );

  it(
    'else signs its agents off, and whoever is signed out by a command leaves in any case',
    async () => {
      const stopped = await talkAndWait('signoff');
      await stopped.desk.session.close(true);
      expect(await members()).toEqual([]);
      await bench.lab.reset();
      const left = await talkAndWait('stay');
      await left.desk.session.close();
      expect(await members()).toEqual([]);
    },
    TEST_MS,
  );
});
