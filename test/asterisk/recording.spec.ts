import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES } from '../support/asterisk/lab-tones.js';
import { AsteriskBench, PATIENCE_MS, type Talk } from './asterisk-bench.js';
import { WavFile } from './wav-file.js';

const TEST_MS = 60_000;
const BOTH = [TONES['1001'], TONES.customer];

describe('a recording', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  const fileOf = ({ call }: Talk) =>
    new WavFile(join(bench.lab.server.spoolDir, 'monitor', `${call.ref.interaction}.wav`));
  const more = (file: WavFile, seconds: number) => file.more(seconds, PATIENCE_MS);

  test('has both sides in it, silence where it was paused, and goes on in the same file', async () => {
    const talk = await bench.talk(await bench.running());
    const { desk, call } = talk;
    const file = fileOf(talk);
    await talk.customer.hears('1001');
    await desk.session.startRecording(call.ref);
    const talked = await more(file, 1.5);
    await desk.session.pauseRecording(call.ref);
    const paused = await more(file, 2);
    await desk.session.resumeRecording(call.ref);
    const resumed = await more(file, 1.5);
    await desk.session.stopRecording(call.ref);
    const first = await file.seconds();
    await desk.session.startRecording(call.ref);
    await eventually(
      async () => (await file.seconds()) > first + 1.5,
      PATIENCE_MS,
      () => 'a second part',
    );
    await desk.session.stopRecording(call.ref);
    expect(await file.tones(talked - 0.6, BOTH)).toEqual(BOTH);
    expect(await file.tones(paused - 0.8, [...BOTH, TONES.music])).toEqual([]);
    expect(await file.tones(resumed - 0.6, BOTH)).toEqual(BOTH);
    expect(await file.tones(first + 0.8, BOTH)).toEqual(BOTH);
    const header = await file.header();
    expect(header).toMatchObject({ kind: 'RIFF WAVE', rate: 8_000 });
    expect(header.seconds).toBeGreaterThan(first + 1);
    await talk.customer.hangup();
    await desk.ended(call);
  });

  test('goes on over a hold and ends with the agent’s part', async () => {
    const talk = await bench.talk(await bench.running());
    const { desk, call } = talk;
    const file = fileOf(talk);
    await talk.customer.hears('1001');
    await desk.session.startRecording(call.ref);
    await more(file, 1);
    await desk.session.hold(call.ref);
    await desk.session.retrieve(call.ref);
    await talk.customer.hears('1001');
    const end = await more(file, 1.5);
    expect(await file.tones(end - 0.6, BOTH)).toEqual(BOTH);
    await talk.customer.hangup();
    await desk.ended(call);
    await bench.lab.untilEmpty();
    expect((await file.header()).seconds).toBeGreaterThan(end - 0.5);
  });

  test('is known to the next process, with what else was done to the sound', async () => {
    const first = await bench.running();
    const talk = await bench.talk(first);
    const { desk, call } = talk;
    await desk.session.startRecording(call.ref);
    await desk.session.pauseRecording(call.ref);
    await desk.session.mute(call.ref);
    await desk.session.setData(call.ref, { order: '42', address: { city: 'Bern' } });
    await first.provider.stop();
    const next = await bench.open(await bench.running());
    const found = await next.has('connected');
    expect(found.interaction).toMatchObject({
      recording: 'paused',
      recordings: [{ id: `${call.ref.interaction}.wav`, state: 'paused' }],
      data: { order: '42', address: { city: 'Bern' } },
    });
    expect(found.conversation.muted).toBe(true);
    await next.session.unmute(found.ref);
    await talk.customer.hears('1001');
    await next.session.resumeRecording(found.ref);
    const end = await more(fileOf(talk), 1.5);
    expect(await fileOf(talk).tones(end - 0.6, BOTH)).toEqual(BOTH);
    await talk.customer.hangup();
    await next.ended(found);
  });
});
