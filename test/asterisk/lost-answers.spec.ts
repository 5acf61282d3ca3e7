import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiTimeoutError } from '../../src/errors/switch-errors.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { asking, THIRD, type Asking } from './asking.js';
import { AGENT, AsteriskBench, PATIENCE_MS, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;

type Step = readonly [name: string, request: RegExp];

const NOTE: Step = ['what is written down of the call', /^Action: Setvar[^]*INTERACTION_PROCESSOR_CALL/];
const VOLUME: Step = ['the silence of the two', /^Action: Setvar[^]*VOLUME/];
const SNOOP: Step = ['the channel beside a leg', /^POST \S+\/snoop/];
const MUSIC: Step = ['the music', /^POST \S+\/moh/];
const END: Step = ['the end of a channel', /^DELETE \/ari\/channels\/[^/]+(\?\S*)?$/];
const BRIDGE: Step = ['a new bridge', /^POST \/ari\/bridges\?/];
const JOIN: Step = ['moving a leg', /^POST \S+\/addChannel/];
const NO_BRIDGE: Step = ['the end of a bridge', /^DELETE \/ari\/bridges/];
const CREATE: Step = ['a new channel', /^POST \/ari\/channels\/create/];
const CALL: Step = ['the call', /^POST \S+\/dial/];
const PLACE: Step = ['the extension in the dialplan', /^Action: DialplanExtensionAdd/];
const CATCH: Step = ['the place after the bridge', /^Action: Setvar[^]*after_bridge_goto/];
const CONNECT: Step = ['leaving two to Asterisk', /^Action: Bridge/];

describe('an answer of the switch that is lost', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  // Each test waits for one answer in vain; that the link lives is tried elsewhere.
  const timeouts = () => ({ ...(bench.options['timeouts'] as object), action: 1_000, probe: 60_000 });
  const options = () => ({ ...bench.options, timeouts: timeouts() });
  const talk = async () => bench.talk(await bench.running(options()));
  const lose = (request: RegExp) => bench.wire.answers.lose((text) => request.test(text));
  const finish = async ({ desk, customer, call }: Talk) => {
    await customer.hangup();
    await desk.ended(call);
  };

  /** true where the command was carried out; else the agent is told that nobody knows, and nothing has changed */
  const isDone = async (work: Promise<unknown>): Promise<boolean> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    // What nobody needs any more is taken away after the command has been answered.
    await eventually(() => !bench.wire.answers.isWaiting, PATIENCE_MS, 'the request whose answer is lost');
    if (error !== undefined) expect(error).toBeInstanceOf(CtiTimeoutError);
    return error === undefined;
  };

  const test = (title: string, steps: readonly Step[], run: (talking: Talk, step: RegExp) => Promise<void>) =>
    it.each(steps)(`to %s: ${title}`, async (_, step) => run(await talk(), step), TEST_MS);

  test('a call that is held is what is told of it', [NOTE, SNOOP, VOLUME, MUSIC], async (talking, step) => {
    const { desk, customer, call } = talking;
    lose(step);
    const held = await isDone(desk.session.hold(call.ref));
    await desk.stands(call, { primary: held ? 'held' : 'connected' });
    await customer.hears(held ? 'music' : AGENT.extension);
    if (!held) await desk.session.hold(call.ref);
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  test('a call that is taken back is what is told of it', [NOTE, VOLUME, END], async (talking, step) => {
    const { desk, customer, call } = talking;
    await desk.session.hold(call.ref);
    lose(step);
    const retrieved = await isDone(desk.session.retrieve(call.ref));
    await desk.stands(call, { primary: retrieved ? 'connected' : 'held' });
    await customer.hears(retrieved ? AGENT.extension : 'music');
    if (!retrieved) await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  const ASKS = [NOTE, SNOOP, CREATE, PLACE, CATCH, BRIDGE, JOIN, CALL, VOLUME, MUSIC];
  test('whoever is asked is called once, or the call is as before', ASKS, async (talking, step) => {
    const { desk, customer, call } = talking;
    lose(step);
    const asked = await isDone(desk.session.consult(call.ref, THIRD));
    if (!asked) {
      await desk.stands(call, { primary: 'connected' });
      await customer.hears(AGENT.extension);
      await desk.session.consult(call.ref, THIRD);
    }
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await customer.hears('music');
    await third.hears(AGENT.extension);
    await desk.session.cancelConsult(call.ref);
    await third.ended();
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  const testAsking = (title: string, steps: readonly Step[], run: (one: Asking, step: RegExp) => Promise<void>) =>
    it.each(steps)(`to %s: ${title}`, async (_, step) => run(await asking(bench, options()), step), TEST_MS);

  const MERGES = [NOTE, SNOOP, VOLUME, JOIN, END, NO_BRIDGE];
  testAsking('those who are to be together are, or it is as before', MERGES, async (one, step) => {
    const { desk, customer, call, third } = one;
    lose(step);
    const merged = await isDone(desk.session.consultConference(call.ref));
    if (!merged) {
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await customer.hears('music');
      await third.hears(AGENT.extension);
      await desk.session.consultConference(call.ref);
    }
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(AGENT.extension, THIRD);
    await third.hears(AGENT.extension, 'customer');
    await third.hangup();
    await finish(one);
  });

  const HANDS_OVER = [NOTE, CONNECT, CATCH, END, NO_BRIDGE];
  testAsking('whoever is handed over is with the one who was asked, or waits', HANDS_OVER, async (one, step) => {
    const { desk, customer, call, third } = one;
    lose(step);
    const gone = await isDone(desk.session.consultTransfer(call.ref));
    if (!gone) {
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await desk.session.consultTransfer(call.ref);
    }
    expect(await desk.ended(call)).toEqual({ code: 'transferred', by: { kind: 'agent' } });
    await customer.hears(THIRD);
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  const soundTest = (title: string, run: (talking: Talk) => Promise<void>) =>
    it(title, async () => run(await talk()), TEST_MS);

  soundTest('to the silence of the agent: what is told is what is heard', async (talking) => {
    const { desk, customer, call } = talking;
    lose(VOLUME[1]);
    const muted = await isDone(desk.session.mute(call.ref));
    await customer.hears(...(muted ? [] : [AGENT.extension]));
    if (!muted) await desk.session.mute(call.ref);
    await customer.hears();
    await desk.session.unmute(call.ref);
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  soundTest('to the beginning of a recording: none runs, and one when it is tried again', async (talking) => {
    const { desk, call } = talking;
    const channels = await bench.lab.ami.list('CoreShowChannels');
    const own = channels.map((one) => one['Channel'] ?? '').find((name) => name.startsWith('PJSIP/1001')) ?? '';
    const running = async () => (await bench.lab.server.cli(`mixmonitor list ${own}`)).match(/^0x/gm)?.length ?? 0;
    lose(/^Action: MixMonitor\s/);
    await expect(desk.session.startRecording(call.ref)).rejects.toBeInstanceOf(CtiTimeoutError);
    expect(await running()).toBe(0);
    await desk.session.startRecording(call.ref);
    expect(await running()).toBe(1);
    await finish(talking);
  });
});
