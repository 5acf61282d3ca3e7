import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES } from '../support/asterisk/lab-tones.js';
import type { FieldDesk } from './field-desk.js';
import { FieldSite } from './field-site.js';
import { WavFile } from './wav-file.js';

const TEST_MS = 60_000;
const PATIENCE_MS = 10_000;
const BOTH = [TONES['1001'], TONES.customer];
const START = 'interaction.recording.start';
const STOP = 'interaction.recording.stop';
const PAUSE = 'interaction.recording.pause';
const RESUME = 'interaction.recording.resume';

describe('a recording that the dialplan has begun', () => {
  const site = new FieldSite(2);
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  const isRecorded = (desk: FieldDesk, wanted: string) =>
    eventually(
      () => desk.contact?.object.recording === wanted,
      PATIENCE_MS,
      () => `recording ${wanted}, but ${String(desk.contact?.object.recording)}`,
    );
  const offered = (desk: FieldDesk) => [START, STOP, PAUSE, RESUME].filter((one) => desk.allowed().includes(one));

  async function newestFile(): Promise<WavFile> {
    const folder = join(site.lab.server.spoolDir, 'monitor');
    const paths = (await readdir(folder)).filter((one) => one.startsWith('dialplan-')).map((one) => join(folder, one));
    const born = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).birthtimeMs })));
    const [newest] = born.sort((one, other) => other.at - one.at);
    if (!newest) throw new Error('nothing is recorded');
    return new WavFile(newest.path);
  }

  /** Who is heard in what it records from now on. */
  async function holds(): Promise<readonly number[]> {
    const file = await newestFile();
    const end = await file.more(1.4, PATIENCE_MS);
    return file.tones(end - 0.6, BOTH);
  }

  /** names of the channels of customer and agent */
  async function channels(): Promise<{ readonly customer: string; readonly agent: string }> {
    const names = (await site.ami.list('CoreShowChannels')).map((one) => one['Channel'] ?? '');
    const find = (start: string) => names.find((name) => name.startsWith(start)) ?? '';
    return { customer: find('PJSIP/trunk'), agent: find('PJSIP/1001') };
  }

  for (const [place, number] of [
    ['before a queue', '402'],
    ['before a Dial', '861001'],
    ['before a Dial of a Local channel', '871001'],
    ['on a Local channel', '881001'],
  ] as const) {
    test(`${place} is shown, paused and resumed, also over a hold, and is not the agent's to end`, async () => {
      const { desk } = await site.talk(number);
      await isRecorded(desk, 'on');
      expect(offered(desk)).toEqual([PAUSE]);
      expect(await desk.send(STOP)).toMatchObject({ result: 'failure' });
      expect(await holds()).toEqual(BOTH);
      await desk.does(PAUSE);
      await isRecorded(desk, 'paused');
      expect(offered(desk)).toEqual([RESUME]);
      expect(await holds()).toEqual([]);
      await desk.does('conversation.hold');
      await desk.does('conversation.retrieve');
      await site.hear({ customer: ['1001'], '1001': ['customer'] });
      expect(await holds()).toEqual([]);
      await desk.does(RESUME);
      await isRecorded(desk, 'on');
      expect(await holds()).toEqual(BOTH);
    });
  }

  test('and that is paused is known to the process that comes next', async () => {
    const { desk } = await site.talk('402');
    await isRecorded(desk, 'on');
    await desk.does(PAUSE);
    const next = await site.sign('1001', 1);
    await next.stands({ primary: 'connected' });
    await isRecorded(next, 'paused');
    await next.does(RESUME);
    await isRecorded(next, 'on');
    expect(await holds()).toEqual(BOTH);
  });

  test('is seen also where it is begun, silenced and ended in the middle of the call', async () => {
    const { desk } = await site.talk('400');
    await isRecorded(desk, 'off');
    expect(offered(desk)).toEqual([START]);
    const { customer } = await channels();
    await site.ami.action('MixMonitor', { Channel: customer, File: 'dialplan-later.wav' });
    await isRecorded(desk, 'on');
    expect(offered(desk)).toEqual([PAUSE]);
    await site.ami.action('MixMonitorMute', { Channel: customer, Direction: 'both', State: '1' });
    await isRecorded(desk, 'paused');
    await desk.does('conversation.hold');
    await desk.does('conversation.retrieve');
    await isRecorded(desk, 'paused');
    await site.ami.action('StopMixMonitor', { Channel: customer });
    await isRecorded(desk, 'off');
    expect(offered(desk)).toEqual([START]);
    await desk.does(START);
    await isRecorded(desk, 'on');
    expect(offered(desk)).toEqual([STOP, PAUSE]);
    await desk.does(STOP);
    await isRecorded(desk, 'off');
  });

  test('is in the list of them by its file, beside the agent’s own and those that are over', async () => {
    const { desk } = await site.talk('402');
    await isRecorded(desk, 'on');
    const contact = () => desk.shown.contacts[0];
    const listed = () => (contact()?.object.recordings ?? []).map(({ id, state }) => `${id} ${state}`);
    const lists = (...wanted: readonly string[]) =>
      eventually(
        () => listed().join() === wanted.join(),
        PATIENCE_MS,
        () => `${wanted.join()}, but ${listed().join()}`,
      );
    const first = basename((await newestFile()).path);
    await lists(`${first} on`);
    const { customer, agent } = await channels();
    await site.ami.action('MixMonitor', { Channel: customer, File: 'dialplan-second.wav' });
    await lists(`${first} on`, 'dialplan-second.wav on');
    await site.ami.action('MixMonitor', { Channel: agent, File: 'dialplan-third.wav' });
    await lists(`${first} on`, 'dialplan-second.wav on', 'dialplan-third.wav on');
    await desk.does(PAUSE);
    await lists(`${first} paused`, 'dialplan-second.wav paused', 'dialplan-third.wav paused');
    await site.ami.action('StopMixMonitor', { Channel: customer });
    await lists(`${first} paused`, 'dialplan-second.wav stopped', 'dialplan-third.wav paused');
    await desk.does('conversation.release');
    await lists(`${first} stopped`, 'dialplan-second.wav stopped', 'dialplan-third.wav stopped');
    expect(contact()?.object).toMatchObject({ state: 'ENDED', recording: 'off' });
  });

  test("on the agent's own channel holds nothing while the agent holds the call", async () => {
    const { desk } = await site.talk('400');
    const { agent } = await channels();
    await site.ami.action('MixMonitor', { Channel: agent, File: 'dialplan-own.wav' });
    await isRecorded(desk, 'on');
    await desk.does('conversation.hold');
    await isRecorded(desk, 'on');
    expect(await holds()).toEqual([]);
    await desk.does('conversation.retrieve');
    expect(await holds()).toEqual(BOTH);
  });
});
