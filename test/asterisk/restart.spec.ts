import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, PATIENCE_MS, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;

describe('a process of the service that ends while calls go on', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  /** Waits until that is not only just now: what is found afterwards is not the time of finding. */
  const old = (time = '') => eventually(() => Date.now() - Date.parse(time) > 2_000, PATIENCE_MS, 'two seconds');

  const isAbout = (time = '', before = '') => {
    expect(Math.abs(Date.parse(time) - Date.parse(before))).toBeLessThan(1_000);
  };

  /** A held call whose process is gone. */
  async function heldAndAlone(): Promise<Talk> {
    const first = await bench.running();
    const talk = await bench.talk(first);
    await talk.desk.session.hold(talk.call.ref);
    await talk.customer.hears('music');
    const held = await talk.desk.has('held');
    await first.provider.stop();
    return { ...talk, call: held };
  }

  test('leaves the customer on hold with music, and the next one takes the call back', async () => {
    const { customer, call } = await heldAndAlone();
    await customer.hears('music');
    await old(call.conversation.since);
    const desk = await bench.open(await bench.running());
    const found = await desk.has('held');
    expect(found.ref).toEqual(call.ref);
    isAbout(found.conversation.since, call.conversation.since);
    isAbout(found.interaction.times.answered, call.interaction.times.answered);
    expect(found.interaction).toMatchObject({ direction: 'inbound', from: '+15550101', to: '800', queue: 'support' });
    await desk.session.retrieve(found.ref);
    await desk.has('connected');
    await customer.hears('1001');
    const [agent] = bench.lab.phone('1001').calls;
    expect(agent && (await bench.lab.audio({ agent }))).toEqual({ agent: ['customer'] });
    await desk.session.hold(found.ref);
    await customer.hears('music');
    await desk.session.retrieve(found.ref);
    await customer.hears('1001');
    await customer.hangup();
    expect(await desk.ended(found)).toEqual({ code: 'released', by: { kind: 'remote' } });
    await desk.is('wrapup');
    await desk.complete(found);
    await desk.is('ready');
  });

  test('leaves nobody alone: whose other side hangs up meanwhile is free at once', async () => {
    const { customer } = await heldAndAlone();
    await customer.hangup();
    await eventually(() => bench.lab.phone('1001').calls.length === 0, PATIENCE_MS, 'a free phone');
    await bench.lab.untilEmpty();
  });

  test('leaves nobody alone: the customer is free where the agent hangs up meanwhile', async () => {
    const { customer } = await heldAndAlone();
    await bench.farEnd.device(AGENT).hangup();
    await customer.ended();
    await bench.lab.untilEmpty();
  });

  test('leaves a call that was given back to itself', async () => {
    const first = await bench.running();
    const { desk, customer, call } = await bench.talk(first);
    await desk.session.hold(call.ref);
    await desk.session.retrieve(call.ref);
    await first.provider.stop();
    await customer.hears('1001');
    const again = await bench.open(await bench.running());
    const found = await again.has('connected');
    expect(found.ref).toEqual(call.ref);
    expect(found.interaction).toMatchObject({ direction: 'inbound', from: '+15550101', to: '800', queue: 'support' });
    await customer.hangup();
    await again.ended(found);
  });

  test('leaves nothing written on the legs of a call that is as Asterisk knows it', async () => {
    const { desk, customer, call } = await bench.talk(await bench.running());
    const channels = await bench.lab.ami.list('CoreShowChannels');
    const written = async () => {
      const Variable = 'INTERACTION_PROCESSOR_CALL';
      const read = channels.map(({ Channel = '' }) => bench.lab.ami.action('Getvar', { Channel, Variable }));
      return (await Promise.all(read)).map(({ Value }) => Value !== '');
    };
    await desk.session.hold(call.ref);
    expect(await written()).toEqual([true, true]);
    await desk.session.retrieve(call.ref);
    await eventually(async () => !(await written()).includes(true), PATIENCE_MS, 'no notes');
    await customer.hangup();
    await desk.ended(call);
  });

  test('leaves an outbound call to be found as it is', async () => {
    const first = await bench.running();
    const desk = await bench.open(first);
    const ref = await desk.session.dial(desk.channel.id, '+15550123');
    const customer = await bench.farEnd.nextCall();
    await customer.answer();
    const before = await desk.has('connected');
    await old(before.conversation.since);
    await first.provider.stop();
    const again = await bench.open(await bench.running());
    const found = await again.has('connected');
    expect(found.ref).toEqual(ref);
    const { times, conversations, ...rest } = before.interaction;
    expect(found.interaction).toMatchObject(rest);
    expect(found.interaction.conversations).toMatchObject(
      conversations.map((one) => ({ ...one, since: expect.any(String) })),
    );
    isAbout(found.interaction.times.created, times.created);
    isAbout(found.interaction.times.answered, times.answered);
    isAbout(found.conversation.since, before.conversation.since);
    await customer.hangup();
    expect(await again.ended(found)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  test('leaves the work after a call undone, and ready afterwards', async () => {
    const first = await bench.running();
    const { desk, customer, call } = await bench.talk(first);
    await customer.hangup();
    await desk.ended(call);
    await first.provider.stop();
    const second = await bench.running();
    const again = await bench.open(second);
    expect(again.channel.agentState).toBe('wrapup');
    await again.complete(call);
    await again.is('ready');
    await eventually(async () => (await bench.member())?.['Paused'] === '0', PATIENCE_MS, 'a ready member');
  });

  test('lets the agent go on at another one that runs beside it', async () => {
    const [first, second] = [await bench.running(), await bench.running()];
    const talk = await bench.talk(first);
    await talk.desk.session.hold(talk.call.ref);
    const desk = await bench.open(second);
    const found = await desk.has('held');
    await desk.session.retrieve(found.ref);
    await talk.customer.hears('1001');
    // The first one has seen that the call is not its own any more, and lets it live.
    await desk.session.hold(found.ref);
    await talk.customer.hears('music');
    await bench.farEnd.device(talk.desk.agent).hangup();
    await talk.customer.ended();
    await desk.ended(found);
  });
});
