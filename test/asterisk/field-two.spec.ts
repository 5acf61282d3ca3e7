import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import type { FieldDesk } from './field-desk.js';
import { FieldSite } from './field-site.js';

const TEST_MS = 60_000;
/** Long enough for a process to look again and again, were it to do so. */
const WATCHED_MS = 3_000;
/** What any one operation needs, with much to spare. */
const FEW_BRIDGES = 12;

/** What the one who is asked may do meanwhile. */
const DOINGS: readonly (readonly [string, (asked: FieldDesk, site: FieldSite) => Promise<unknown>])[] = [
  ['mutes', (asked) => asked.doesIfOffered('conversation.mute')],
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
    const bridges = () => site.ami.events.all.filter((event) => event['Event'] === 'BridgeCreate').length;

    for (const [what, doing] of DOINGS) {
      test(`who is asked ${what}: no loop, all is true, and the customer gets the agent back`, async () => {
        const { desk, asked } = await asking();
        const before = bridges();
        await doing(asked, site);
        await pause(WATCHED_MS);
        expect(bridges() - before).toBeLessThan(FEW_BRIDGES);
        await site.agree();
        await desk.does('interaction.cancelconsult');
        await site.hear({ customer: ['1001'], '1001': ['customer'] });
        await desk.stands({ primary: 'connected' });
        await site.agree();
      });
    }
  });
}
