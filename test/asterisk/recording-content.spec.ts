import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FarCall } from '../../src/conformance/far-end.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { TONES, type Voice } from '../support/asterisk/lab-tones.js';
import { AGENT, AsteriskBench, PATIENCE_MS, type Talk } from './asterisk-bench.js';
import { THIRD } from './asking.js';
import { WavFile } from './wav-file.js';

const TEST_MS = 60_000;
const VOICES: readonly Voice[] = ['1001', 'customer', '1003', 'music'];
const TALK = ['1001', 'customer'];

describe('what a recording holds', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  const fileOf = ({ call }: Talk) =>
    new WavFile(join(bench.lab.server.spoolDir, 'monitor', `${call.ref.interaction}.wav`));

  async function recorded(): Promise<Talk> {
    const talk = await bench.talk(await bench.running());
    await talk.customer.hears(AGENT.extension);
    await talk.desk.session.startRecording(talk.call.ref);
    return talk;
  }

  /** Those who are heard in what is recorded from now on. */
  async function holds(talk: Talk): Promise<readonly string[]> {
    const end = await fileOf(talk).more(1.4, PATIENCE_MS);
    const found = await fileOf(talk).tones(
      end - 0.6,
      VOICES.map((voice) => TONES[voice]),
    );
    return VOICES.filter((voice) => found.includes(TONES[voice]));
  }

  const shown = ({ desk, call }: Talk) =>
    desk.calls.find(({ interaction }) => interaction.id === call.ref.interaction)?.interaction.recording;

  async function asks(talk: Talk): Promise<FarCall> {
    await talk.desk.session.consult(talk.call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await talk.desk.stands(talk.call, { primary: 'held', consult: 'connected' });
    await third.hears(AGENT.extension);
    return third;
  }

  test('nothing while the agent holds the call, whatever is said in the room', async () => {
    const talk = await recorded();
    expect(await holds(talk)).toEqual(TALK);
    await talk.desk.session.hold(talk.call.ref);
    expect(await holds(talk)).toEqual([]);
    expect(shown(talk)).toBe('on');
    await talk.desk.session.retrieve(talk.call.ref);
    expect(await holds(talk)).toEqual(TALK);
    await talk.customer.hangup();
  });

  test('nothing of what is asked, and everything of the customer in between', async () => {
    const talk = await recorded();
    const { desk, call } = talk;
    const third = await asks(talk);
    expect(await holds(talk)).toEqual([]);
    await desk.session.alternate(call.ref);
    expect(await holds(talk)).toEqual(TALK);
    await desk.session.alternate(call.ref);
    expect(await holds(talk)).toEqual([]);
    await third.hangup();
    await desk.stands(call, { primary: 'held' });
    expect(await holds(talk)).toEqual([]);
    await desk.session.retrieve(call.ref);
    expect(await holds(talk)).toEqual(TALK);
    await talk.customer.hangup();
  });

  test('everybody in a conference, and nobody while the agent is out of it', async () => {
    const talk = await recorded();
    const { desk, call } = talk;
    const third = await asks(talk);
    await desk.session.consultConference(call.ref);
    await third.hears(AGENT.extension, 'customer');
    expect(await holds(talk)).toEqual([...TALK, '1003']);
    await desk.session.mute(call.ref);
    expect(await holds(talk)).toEqual(['customer', '1003']);
    await desk.session.unmute(call.ref);
    await desk.session.hold(call.ref);
    expect(await holds(talk)).toEqual([]);
    await desk.session.retrieve(call.ref);
    expect(await holds(talk)).toEqual([...TALK, '1003']);
    await third.hangup();
    expect(await holds(talk)).toEqual(TALK);
    await talk.customer.hangup();
  });

  test('not the agent who is muted, also begun then', async () => {
    const talk = await bench.talk(await bench.running());
    const { desk, call, customer } = talk;
    await desk.session.mute(call.ref);
    await customer.hears();
    await desk.session.startRecording(call.ref);
    expect(await holds(talk)).toEqual(['customer']);
    await desk.session.unmute(call.ref);
    expect(await holds(talk)).toEqual(TALK);
    await desk.session.mute(call.ref);
    expect(await holds(talk)).toEqual(['customer']);
    await desk.session.pauseRecording(call.ref);
    expect(await holds(talk)).toEqual([]);
    await desk.session.resumeRecording(call.ref);
    expect(await holds(talk)).toEqual(['customer']);
    await customer.hangup();
  });

  test('nothing after a hold during which it was paused, until it is resumed', async () => {
    const talk = await recorded();
    const { desk, call, customer } = talk;
    await desk.session.hold(call.ref);
    await desk.session.pauseRecording(call.ref);
    expect(shown(talk)).toBe('paused');
    await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    expect(await holds(talk)).toEqual([]);
    await desk.session.hold(call.ref);
    await desk.session.resumeRecording(call.ref);
    expect(await holds(talk)).toEqual([]);
    await desk.session.retrieve(call.ref);
    expect(await holds(talk)).toEqual(TALK);
    await customer.hangup();
  });

  test('the same whichever process works on the call', async () => {
    const first = await bench.running();
    const talk = await bench.talk(first);
    await talk.desk.session.startRecording(talk.call.ref);
    await talk.desk.session.hold(talk.call.ref);
    await first.provider.stop();
    const desk = await bench.open(await bench.running());
    const call = await desk.has('held');
    const next = { ...talk, desk, call };
    expect(shown(next)).toBe('on');
    expect(await holds(next)).toEqual([]);
    await desk.session.retrieve(call.ref);
    expect(await holds(next)).toEqual(TALK);
    await talk.customer.hangup();
  });

  test('the same after a lost answer', async () => {
    const talk = await recorded();
    const { desk, call, customer } = talk;
    bench.wire.answers.lose((text) => text.startsWith('Action: MixMonitorMute'));
    await desk.session.hold(call.ref);
    expect(await holds(talk)).toEqual([]);
    bench.wire.answers.lose((text) => text.startsWith('Action: MixMonitorMute'));
    await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    expect(await holds(talk)).toEqual(TALK);
    await customer.hangup();
  });
});
