import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import type { FieldDesk } from './field-desk.js';
import { FieldSite } from './field-site.js';

const TEST_MS = 60_000;
/** Long enough for a process to look again and again, were it to do so. */
const WATCHED_MS = 3_000;
/** What any one operation needs, with much to spare. */
const FEW = 20;

/** What the one who is asked may do meanwhile. */
const DOINGS: readonly (readonly [string, (asked: FieldDesk, site: FieldSite) => Promise<unknown>])[] = [
  ['holds', (asked) => asked.doesIfOffered('conversation.hold')],
  [
    'holds and retrieves',
    async (asked) => {
      if (await asked.doesIfOffered('conversation.hold')) await asked.does('conversation.retrieve');
    },
  ],
  ['mutes', (asked) => asked.doesIfOffered('conversation.mute')],
  ['asks somebody else, who rings', (asked) => asked.doesIfOffered('interaction.consult', { to: '1002' })],
  [
    'asks somebody else, who answers',
    async (asked, site) => {
      if (await asked.doesIfOffered('interaction.consult', { to: '1002' })) await site.answer('1002');
    },
  ],
];

for (const [places, processes] of [
  ['one process', 1],
  ['two processes', 2],
] as const) {
  describe(`two agents at one switch, in ${places}: one asks the other`, () => {
    const site = new FieldSite(processes);
    beforeAll(() => site.start(), LAB_START_MS);
    afterEach(() => site.clear(), TEST_MS);
    afterAll(() => site.stop(), TEST_MS);

    const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

    async function asking() {
      const talk = await site.talk('406');
      const asked = await site.sign('1003', processes - 1);
      await talk.desk.does('interaction.consult', { to: '1003' });
      await site.answer('1003');
      await talk.desk.stands({ primary: 'held', consult: 'connected' });
      await asked.stands({ primary: 'connected' });
      await site.hear({ customer: ['music'], '1001': ['1003'], '1003': ['1001'] });
      await site.agree();
      return { ...talk, asked };
    }
    /** how many bridges, and channels that are nobody's telephone, there have been */
    const made = () =>
      site.ami.events.all.filter(
        (event) =>
          event['Event'] === 'BridgeCreate' ||
          (event['Event'] === 'Newchannel' && event['Channel']?.startsWith('PJSIP/') === false),
      ).length;

    for (const [what, doing] of DOINGS) {
      test(`who is asked ${what}: no loop, all is true, and the customer gets the agent back`, async () => {
        const { desk, asked } = await asking();
        const before = made();
        await doing(asked, site);
        await pause(WATCHED_MS);
        expect(made() - before).toBeLessThan(FEW);
        await site.agree();
        await desk.does('interaction.cancelconsult');
        await site.hear({ customer: ['1001'], '1001': ['customer'] });
        await desk.stands({ primary: 'connected' });
        await site.agree();
      });
    }

    test('who is asked hands the one who asks on to somebody else, who is then asked', async () => {
      const { desk, asked } = await asking();
      const offered = asked.allowed().includes('conversation.transfer');
      if (offered) {
        await Promise.all([asked.does('conversation.transfer', { to: '1002' }), site.answer('1002')]);
        await site.hear({ customer: ['music'], '1001': ['1002'], '1002': ['1001'], '1003': ['gone'] });
        await desk.isWith(['1002'], 'consult');
        await asked.stands();
      }
      await site.agree();
      await desk.does('interaction.consulttransfer');
      const last = offered ? '1002' : '1003';
      await site.hear({ customer: [last], [last]: ['customer'], '1001': ['gone'] });
    });

    test('who is asked asks and hands over, then the one who asks does', async () => {
      const { desk, asked } = await asking();
      if (await asked.doesIfOffered('interaction.consult', { to: '1002' })) {
        await site.answer('1002');
        await asked.stands({ primary: 'held', consult: 'connected' });
        await site.hear({ customer: ['music'], '1003': ['1002'], '1002': ['1003'] });
        await asked.does('interaction.consulttransfer');
        await site.hear({ customer: ['music'], '1001': ['1002'], '1002': ['1001'] });
        await asked.stands();
        await desk.does('interaction.consulttransfer');
        await site.hear({ customer: ['1002'], '1002': ['customer'], '1001': ['gone'] });
      }
      await site.agree();
    });

    test('in a conference, who was asked holds and retrieves, and leaves', async () => {
      const { desk, asked } = await asking();
      await desk.does('interaction.consultconference');
      const all = { customer: ['1001', '1003'], '1001': ['1003', 'customer'], '1003': ['1001', 'customer'] };
      await site.hear(all);
      await site.agree();
      if (await asked.doesIfOffered('conversation.hold')) {
        await site.agree();
        await asked.does('conversation.retrieve');
      }
      await site.hear(all);
      await asked.does('conversation.release');
      await site.hear({ customer: ['1001'], '1001': ['customer'], '1003': ['gone'] });
      await site.agree();
    });
  });
}
