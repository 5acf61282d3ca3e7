import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES } from '../support/asterisk/lab-tones.js';
import { FieldSite, type FieldTalk } from './field-site.js';
import { WavFile } from './wav-file.js';

const TEST_MS = 60_000;
const PATIENCE_MS = 10_000;
/** a phone presses the code, the switch asks for the number, the phone presses that */
const BETWEEN_MS = 1_500;
const TALKED = { customer: ['1001'], '1001': ['customer'] };
const HELD = { customer: ['music'], '1001': [] };

describe('nothing is taken away from a call', () => {
  const site = new FieldSite();
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  async function heldAndRetrieved(number: string): Promise<FieldTalk> {
    const talk = await site.talk(number);
    await talk.desk.does('conversation.hold');
    await talk.desk.stands({ primary: 'held' });
    await site.hear(HELD);
    await site.agree();
    await talk.desk.does('conversation.retrieve');
    await talk.desk.stands({ primary: 'connected' });
    await site.hear(TALKED);
    await site.agree();
    return talk;
  }

  const begins: readonly (readonly [string, (number: string) => Promise<FieldTalk>])[] = [
    ['untouched', (number) => site.talk(number)],
    ['held and retrieved', heldAndRetrieved],
  ];
  for (const [before, begin] of begins) {
    test(`${before}: the caller goes on after Dial(g)`, async () => {
      const { desk } = await begin('831001');
      await desk.does('conversation.release');
      await site.told('AfterDial');
      await site.hear({ customer: ['customer'] });
      await desk.stands();
    });

    test(`${before}: the caller goes on after Queue(c)`, async () => {
      const { desk } = await begin('406');
      await desk.does('conversation.release');
      await site.told('QueueLeft');
      await desk.stands();
    });

    test(`${before}: the agent goes on after Dial(F), and no customer is shown any more`, async () => {
      const { desk, customer } = await begin('841001');
      await site.lab.customer.hangup(customer);
      await site.hear({ '1001': ['1001'] });
      await eventually(
        () => desk.leg()?.state !== 'connected' || desk.others().length === 0,
        PATIENCE_MS,
        () => `nobody there, but ${desk.others().join()}`,
      );
    });

    for (const number of ['811001', '400']) {
      test(`${before}: ${number} has its word at the end`, async () => {
        const { desk, customer } = await begin(number);
        await site.lab.customer.hangup(customer);
        await site.told('HExtension');
        if (number === '400') await site.told('HangupHandler');
        await desk.stands();
      });

      test(`${before}: ${number} is transferred by #1`, async () => {
        const { desk, agent } = await begin(number);
        await site.lab.phone('1001').dtmf(agent, '#1');
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
        await site.lab.phone('1001').dtmf(agent, '1003');
        await site.answer('1003');
        await site.hear({ customer: ['1003'], '1003': ['customer'], '1001': ['gone'] });
        await desk.stands();
      });
    }

    test(`${before}: muted stays muted over a hold, and what is said afterwards is heard`, async () => {
      const { desk } = await begin('400');
      await desk.does('conversation.mute');
      await site.hear({ customer: [], '1001': ['customer'] });
      await desk.does('conversation.hold');
      await site.hear(HELD);
      await desk.does('conversation.retrieve');
      await site.hear({ customer: [], '1001': ['customer'] });
      expect(desk.leg()?.muted).toBe(true);
      await site.agree();
      await desk.does('conversation.unmute');
      await site.hear(TALKED);
      expect(desk.leg()?.muted).toBe(false);
    });

    test(`${before}: what the dialplan records goes on, with both in it`, async () => {
      await begin('402');
      const folder = join(site.lab.server.spoolDir, 'monitor');
      const name = (await readdir(folder)).findLast((one) => one.startsWith('dialplan-')) ?? 'none';
      const file = new WavFile(join(folder, name));
      const from = await file.seconds();
      await eventually(async () => (await file.seconds()) > from + 1.5, PATIENCE_MS, 'more of the recording');
      const both = [TONES['1001'], TONES.customer];
      expect(await file.tones(from + 0.6, both)).toEqual(both);
    });
  }

  test('held, the caller who hangs up is seen, and the dialplan has its word', async () => {
    const { desk, customer } = await site.talk('400');
    await desk.does('conversation.hold');
    await site.lab.customer.hangup(customer);
    await site.told('HangupHandler');
    await desk.stands();
  });

  test('held, the agent who hangs up lets the caller go on after Dial(g), without music and heard again', async () => {
    const { desk, agent } = await site.talk('831001');
    await desk.does('conversation.hold');
    await site.hear(HELD);
    await site.lab.phone('1001').hangup(agent);
    await site.told('AfterDial');
    await site.hear({ customer: ['customer'] });
    await desk.stands();
  });

  test('consulted about, conferenced and dropped, it still goes on after Dial(g)', async () => {
    const { desk } = await site.talk('831001');
    await desk.does('interaction.consult', { to: '1003' });
    await site.answer('1003');
    await desk.stands({ primary: 'held', consult: 'connected' });
    await site.hear({ customer: ['music'], '1001': ['1003'], '1003': ['1001'] });
    await site.agree();
    await desk.does('interaction.consultconference');
    await site.hear({ customer: ['1001', '1003'], '1001': ['1003', 'customer'], '1003': ['1001', 'customer'] });
    await site.agree();
    const [third] = site.lab.phone('1003').calls;
    if (third) await site.lab.phone('1003').hangup(third);
    await site.hear(TALKED);
    await desk.does('conversation.release');
    await site.told('AfterDial');
    await site.hear({ customer: ['customer'] });
  });

  test('a room goes on for the others whatever is offered there, and the agent comes back to it', async () => {
    const desk = await site.sign('1001');
    await site.lab.phone('1002').dial('900');
    await site.lab.phone('1003').dial('900');
    await site.hear({ '1002': ['1003'], '1003': ['1002'] });
    await site.lab.phone('1001').dial('900');
    const all = { '1001': ['1002', '1003'], '1002': ['1001', '1003'], '1003': ['1001', '1002'] };
    await site.hear(all);
    if (await desk.doesIfOffered('conversation.hold')) {
      await site.hear({ '1001': [], '1002': ['1003'], '1003': ['1002'] });
      await desk.does('conversation.retrieve');
      await site.hear(all);
    } else expect(desk.allowed()).not.toContain('interaction.consult');
  });

  for (const before of ['held', 'muted', 'muted and held']) {
    test(`a room into which another hand has moved both, ${before} at the desktop, is offered what is possible there`, async () => {
      const { desk } = await site.talk('831001');
      if (before.startsWith('muted')) await desk.does('conversation.mute');
      if (before.endsWith('held')) await desk.does('conversation.hold');
      const shown = await site.ami.list('CoreShowChannels');
      const named = (part: string) =>
        shown.map((one) => one['Channel'] ?? '').find((name) => name.startsWith(part)) ?? '';
      const place = { Context: 'from-internal', Exten: '900', Priority: '1' };
      const extra = { ExtraContext: 'from-internal', ExtraExten: '900', ExtraPriority: '1' };
      const [Channel, ExtraChannel] = [named('PJSIP/trunk'), named('PJSIP/1001')];
      await site.ami.action('Redirect', { Channel, ExtraChannel, ...place, ...extra });
      await eventually(() => inRooms(), PATIENCE_MS, 'both in the room');
      await site.agree();
      await desk.doesIfOffered('conversation.retrieve');
      await desk.stands({ primary: 'connected' });
      await site.agree();
      for (let turn = 0; turn < 2; turn += 1) {
        const offered = desk.allowed().filter((one) => one.endsWith('mute'));
        expect(offered).toHaveLength(1);
        for (const one of offered) await desk.does(one);
        await site.agree();
      }
      await site.hear(before.startsWith('muted') ? { ...TALKED, customer: [] } : TALKED);
    });
  }

  const inRooms = async (): Promise<boolean> =>
    (await site.ami.list('CoreShowChannels')).filter((one) => one['Application'] === 'ConfBridge').length === 2;
});
