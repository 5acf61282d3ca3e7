import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import type { FieldDesk } from './field-desk.js';
import { FieldSite } from './field-site.js';

const TEST_MS = 60_000;

describe('a call in which somebody was asked already', () => {
  const site = new FieldSite();
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const asks = async (desk: FieldDesk, to: '1003' | '1004') => {
    await desk.does('interaction.consult', { to });
    await site.answer(to);
    await desk.stands({ primary: 'held', consult: 'connected' });
  };

  for (const held of [[], ['consult'], ['primary'], ['consult', 'primary']]) {
    it(
      `is a conference, of which ${held.join(' and ') || 'nothing'} was held, and somebody else is asked`,
      async () => {
        const { desk } = await site.talk('406');
        await asks(desk, '1003');
        if (held.includes('consult')) await desk.does('conversation.hold', undefined, 'consult');
        await desk.does('interaction.consultconference');
        if (held.includes('primary')) await desk.does('conversation.hold');
        await asks(desk, '1004');
        await site.hear({ '1001': ['1004'], '1004': ['1001'], '1003': ['customer'], customer: ['1003'] });
        await desk.does('interaction.consultconference');
        const all = ['1001', '1003', '1004', 'customer'];
        await site.hear(Object.fromEntries(all.map((one) => [one, all.filter((other) => other !== one)])));
        await site.agree();
      },
      TEST_MS,
    );
  }
});
