import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiTimeoutError } from '../../src/errors/switch-errors.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { THIRD } from './asking.js';
import { AGENT, AsteriskBench, type Talk } from './asterisk-bench.js';

const TEST_MS = 60_000;

type Step = readonly [name: string, request: RegExp];

/** Of holding a call: what moves it. */
const MOVES: readonly Step[] = [
  ['the redirection of both legs', /^Action: Redirect/],
  ['the music', /^POST \S+\/moh/],
];
/** Of holding a call: what comes before that. */
const PREPARES: readonly Step[] = [
  ['a mark on a channel', /^Action: Setvar/],
  ['the extension in the dialplan', /^Action: DialplanExtensionAdd/],
];
/** Of taking it back. */
const GIVES_BACK: readonly Step[] = [
  ['a new bridge', /^POST \/ari\/bridges\?/],
  ['the end of the music', /^DELETE \S+\/moh/],
  ['moving both legs into it', /^POST \S+\/addChannel/],
  ['leaving them to Asterisk', /^Action: Bridge/],
  ['a mark on a channel', /^Action: Setvar/],
  ['the end of the bridge', /^DELETE \/ari\/bridges/],
];

describe('an answer of the switch that is lost', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const talk = async () => bench.talk(await bench.running());
  const lose = (request: RegExp) => bench.wire.answers.lose((text) => request.test(text));
  const finish = async ({ desk, customer, call }: Talk) => {
    await customer.hangup();
    await desk.ended(call);
  };

  const test = (title: string, steps: readonly Step[], run: (talking: Talk, step: RegExp) => Promise<void>) =>
    it.each(steps)(`to %s: ${title}`, async (_, step) => run(await talk(), step), TEST_MS);

  const holdInVain = async ({ desk, call }: Talk, step: RegExp) => {
    lose(step);
    await expect(desk.session.hold(call.ref)).rejects.toBeInstanceOf(CtiTimeoutError);
    expect(bench.wire.answers.isWaiting).toBe(false);
  };

  test('the call is held all the same, and can be taken back', MOVES, async (talking, step) => {
    const { desk, customer, call } = talking;
    await holdInVain(talking, step);
    await desk.stands(call, { primary: 'held' });
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  test('whoever was to be asked meanwhile is not called, and can be asked then', MOVES, async (talking, step) => {
    const { desk, customer, call } = talking;
    lose(step);
    await expect(desk.session.consult(call.ref, THIRD)).rejects.toBeInstanceOf(CtiTimeoutError);
    await desk.stands(call, { primary: 'held' });
    await customer.hears('music');
    const consult = await desk.session.consult(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.reject();
    await desk.legEnded(consult);
    await desk.stands(call, { primary: 'held' });
    await finish(talking);
  });

  test('the call goes on, for nobody was moved', PREPARES, async (talking, step) => {
    const { desk, customer, call } = talking;
    await holdInVain(talking, step);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(AGENT.extension);
    await finish(talking);
  });

  const soundTest = (title: string, run: (talking: Talk) => Promise<void>) =>
    it(title, async () => run(await talk()), TEST_MS);

  soundTest('to the silence of the agent: who is to be heard again is heard', async (talking) => {
    const { desk, customer, call } = talking;
    lose(/^Action: MuteAudio/);
    await expect(desk.session.mute(call.ref)).rejects.toBeInstanceOf(CtiTimeoutError);
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

  test('what is told of a call that is taken back is what is heard', GIVES_BACK, async (talking, step) => {
    const { desk, customer, call } = talking;
    await desk.session.hold(call.ref);
    lose(step);
    const refused = await desk.session.retrieve(call.ref).catch((error: unknown) => error);
    expect(bench.wire.answers.isWaiting).toBe(false);
    if (refused === undefined) {
      await desk.stands(call, { primary: 'connected' });
    } else {
      expect(refused).toBeInstanceOf(CtiTimeoutError);
      await desk.stands(call, { primary: 'held' });
      await customer.hears('music');
      await desk.session.retrieve(call.ref);
    }
    await customer.hears(AGENT.extension);
    await finish(talking);
  });
});
