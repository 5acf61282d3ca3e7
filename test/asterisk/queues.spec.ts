import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { AsteriskBench, PATIENCE_MS } from './asterisk-bench.js';

const TEST_MS = 60_000;
const PHONE = '1001';

describe('queues that throw callers out where nobody serves them', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(async () => {
    await Promise.all(bench.lab.customer.calls.map((call) => bench.lab.customer.hangup(call)));
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const agent = (...queues: readonly string[]): CtiAgent => ({
    id: PHONE,
    name: 'Agent One',
    extension: PHONE,
    queues,
  });
  const left = () =>
    bench.lab.ami.events.all.flatMap((event) => (event['UserEvent'] === 'QueueLeft' ? [event['Status'] ?? ''] : []));
  const waiting = async (queue: string) => {
    const found = await bench.lab.ami.list('QueueStatus', { Queue: queue });
    return found.filter((item) => item['Event'] === 'QueueEntry').length;
  };
  const waits = (queue: string, count: number) =>
    eventually(async () => (await waiting(queue)) === count, PATIENCE_MS, `${count} waiting in ${queue}`);
  const beforeAnswer = async (queue: string) => {
    const desk = await bench.open(await bench.running(), agent(queue));
    await desk.ready();
    const before = left().length;
    const customer = await bench.lab.customer.dial(queue);
    return { desk, before, customer, rung: await desk.has('alerting') };
  };
  const log = async (from: number) => {
    const text = await readFile(join(bench.lab.server.logDir, 'queue_log'), 'utf8');
    return text
      .split('\n')
      .slice(from)
      .map((line) => line.split('|'));
  };
  /** Longer than a queue takes to look whether it is empty. */
  const aWhile = (ms = 2_500) => new Promise((resolve) => setTimeout(resolve, ms));

  for (const queue of ['403', '408']) {
    test(`${queue}: who waits goes on waiting, and who comes may wait, while the only agent talks`, async () => {
      const { desk, before, customer, rung } = await beforeAnswer(queue);
      await bench.lab.customer.dial(queue);
      await waits(queue, 2);
      await desk.session.answer(rung.ref);
      await desk.has('connected');
      await waits(queue, 1);
      await bench.lab.customer.dial(queue);
      await waits(queue, 2);
      await aWhile();
      expect(await waiting(queue)).toBe(2);
      expect(left().length).toBe(before);
      await desk.session.hold(rung.ref);
      await desk.session.notReady('tel', 'lunch');
      await aWhile();
      expect(await waiting(queue)).toBe(2);
      await desk.session.retrieve(rung.ref);
      await bench.lab.customer.hangup(customer);
      await desk.ended(rung);
    });

    test(`${queue}: who waits goes on waiting when the agent who talks signs off and in again`, async () => {
      const { desk, before, customer, rung } = await beforeAnswer(queue);
      await bench.lab.customer.dial(queue);
      await waits(queue, 2);
      await desk.session.answer(rung.ref);
      await desk.has('connected');
      await desk.session.close();
      const again = await bench.open(await bench.running(), agent(queue));
      await again.has('connected');
      await again.session.ready('tel');
      await aWhile();
      expect(await waiting(queue)).toBe(1);
      expect(left().length).toBe(before);
      await bench.lab.customer.hangup(customer);
      await again.is('wrapup');
      expect(again.recorder.facts.interactions.filter(({ conversations }) => conversations.length > 0)).toEqual([]);
    });

    test(`${queue}: who is refused keeps the place, and is offered again when the agent has had peace`, async () => {
      const { desk, before, rung } = await beforeAnswer(queue);
      const refused = Date.now();
      await desk.session.reject(rung.ref);
      await desk.ended(rung);
      const again = await desk.has('alerting');
      expect(again.ref.interaction).not.toBe(rung.ref.interaction);
      expect(Date.now() - refused).toBeGreaterThan(900);
      expect(await waiting(queue)).toBe(1);
      expect(left().length).toBe(before);
      expect(desk.recorder.facts.interactions).toHaveLength(1);
    });
  }

  test('the time of talking is no pause in the queue log, that of the work after it is', async () => {
    const from = (await log(0)).length - 1;
    const { desk, customer, rung } = await beforeAnswer('400');
    await desk.session.answer(rung.ref);
    await desk.has('connected');
    await bench.lab.customer.hangup(customer);
    await desk.ended(rung);
    await desk.is('wrapup');
    await desk.complete(rung);
    await desk.is('ready');
    const rows = async () => (await log(from)).flatMap(([, , queue, , event = '']) => (queue === '400' ? [event] : []));
    await eventually(async () => (await rows()).at(-1) === 'UNPAUSE', PATIENCE_MS, 'the end of the pause');
    const events = (await rows()).filter((event) => /PAUSE|CONNECT|COMPLETE/.test(event));
    expect(events.slice(0, 2)).toEqual(['UNPAUSE', 'CONNECT']);
    expect(events.slice(2).sort()).toEqual(['COMPLETECALLER', 'PAUSE', 'UNPAUSE']);
  });

  for (const who of ['customer', 'agent', 'phone'] as const) {
    test(`nothing is offered in the work after a call that the ${who} has ended, however many wait`, async () => {
      const { desk, customer, rung } = await beforeAnswer('400');
      const callers: SoftCall[] = [];
      for (let i = 0; i < 3; i++) {
        callers.push(await bench.lab.customer.dial('400'));
        await waits('400', i + 2);
      }
      let [talking, current] = [customer, rung];
      for (let round = 0; round < 4; round++) {
        await desk.session.answer(current.ref);
        await desk.has('connected');
        if (who === 'agent') await desk.session.release(current.ref);
        else if (who === 'customer') await bench.lab.customer.hangup(talking);
        else for (const call of bench.lab.phone(PHONE).calls) await bench.lab.phone(PHONE).hangup(call);
        await desk.ended(current);
        await desk.is('wrapup');
        await aWhile(1_200);
        expect(desk.calls).toEqual([]);
        expect(desk.channel.agentState).toBe('wrapup');
        await desk.complete(current);
        if (callers.length === 0) break;
        [talking, current] = [callers.shift() as SoftCall, await desk.has('alerting')];
      }
    });
  }

  describe('an agent who has picked up, and is not joined with the caller yet', () => {
    const pickedUp = async (queue: string) => {
      const talk = await beforeAnswer(queue);
      const phone = bench.lab.phone(PHONE);
      const [call] = phone.calls;
      if (!call) throw new Error('no call at the phone');
      phone.answer(call);
      await eventually(() => call.state === 'up', PATIENCE_MS, 'the phone up');
      return talk;
    };

    test('is in no conversation until then, for the next process neither, and no other queue offers anything', async () => {
      const { desk, rung } = await pickedUp('405');
      await desk.session.joinQueue('tel', '400');
      await bench.lab.customer.dial('400');
      expect((await desk.has('alerting')).ref).toEqual(rung.ref);
      const again = await bench.open(await bench.running(), agent('405', '400'));
      expect((await again.has('alerting')).ref).toEqual(rung.ref);
      expect((await again.has('connected')).ref).toEqual(rung.ref);
      expect(again.calls).toHaveLength(1);
    });

    test('has not talked to a caller who gives up then: there is no work after it', async () => {
      const { desk, customer, rung } = await pickedUp('405');
      await bench.lab.customer.hangup(customer);
      await desk.ended(rung);
      await desk.is('ready');
    });

    for (const queue of ['404', '405']) {
      test(`${queue}: is offered no deflection any more`, async () => {
        const { desk } = await pickedUp(queue);
        const lacks = () => desk.calls[0]?.interaction.lacks?.flatMap(({ commands }) => commands) ?? [];
        await desk.recorder.until(() => lacks().includes('conversation.deflect'), 'no deflection');
        const { ref, conversation } = await desk.has('alerting');
        expect(conversation.state).toBe('alerting');
        await expect(desk.session.deflect(ref, '1003')).rejects.toMatchObject({ message: expect.any(String) });
        await desk.session.release(ref);
      });

      test(`${queue}: has answered as soon as the phone is up, and may say so again`, async () => {
        const { desk, rung } = await beforeAnswer(queue);
        const begun = performance.now();
        await desk.session.answer(rung.ref);
        await desk.session.answer(rung.ref);
        expect(performance.now() - begun).toBeLessThan(PATIENCE_MS / 2);
        expect((await desk.has('alerting')).ref).toEqual(rung.ref);
        await desk.session.release(rung.ref);
        await desk.ended(rung);
      });

      test(`${queue}: may reject it still, and the caller keeps the place`, async () => {
        const { desk, before, rung } = await pickedUp(queue);
        await desk.session.reject(rung.ref);
        await desk.ended(rung);
        expect((await desk.has('alerting')).ref.interaction).not.toBe(rung.ref.interaction);
        expect([await waiting(queue), left().length]).toEqual([1, before]);
      });
    }
  });

  test('a queue that rings whoever talks leaves an agent with work after calls alone', async () => {
    const { desk, rung } = await beforeAnswer('409');
    await desk.session.answer(rung.ref);
    await desk.has('connected');
    await bench.lab.customer.dial('409');
    await waits('409', 1);
    await aWhile();
    expect(desk.calls).toHaveLength(1);
    await desk.session.release(rung.ref);
    await desk.is('wrapup');
  });
});
