import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { FieldDesk } from './field-desk.js';
import { CUSTOMER, FieldSite } from './field-site.js';

const TEST_MS = 60_000;
const PATIENCE_MS = 10_000;
const ASKED = { to: '1003' };

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

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const confers = async (desk: FieldDesk) => {
    await asks(desk, '1003');
    await desk.does('interaction.consultconference');
    await desk.isWith([CUSTOMER, '1003']);
  };
  const drops = (desk: FieldDesk, address: string) => {
    const party = desk.leg()?.parties?.find((one) => one.address === address);
    return desk.does('conversation.dropparty', { party: party?.id });
  };

  test('and from which the customer is put out is sent on', async () => {
    const { desk } = await site.talk('400');
    await confers(desk);
    await drops(desk, CUSTOMER);
    await desk.isWith(['1003'], 'primary');
    await desk.does('conversation.hold');
    await desk.does('conversation.transfer', { to: '1004' });
    await site.answer('1004');
    await site.hear({ '1003': ['1004'], '1004': ['1003'], '1001': ['gone'] });
  });

  test('and goes on with the asked one alone, is held, and is a conference', async () => {
    const { desk } = await site.talk('400');
    await asks(desk, '1003');
    await desk.does('conversation.hold', undefined, 'consult');
    await desk.does('conversation.release');
    await desk.stands({ consult: 'connected' });
    await desk.does('conversation.conference', { to: '1004' }, 'consult');
    await site.answer('1004');
    await site.hear({ '1001': ['1003', '1004'], '1003': ['1001', '1004'], '1004': ['1001', '1003'] });
  });

  test('and goes on with one who rings still: nobody is asked about that', async () => {
    const { desk } = await site.talk('400');
    await desk.does('conversation.conference', { to: '1003' });
    await desk.isWith([CUSTOMER, '1003']);
    await drops(desk, CUSTOMER);
    await desk.stands({ primary: 'dialing' });
    expect(desk.allowed()).not.toContain('interaction.consult');
    await site.answer('1003');
    await desk.stands({ primary: 'connected' });
    expect(desk.allowed()).toContain('interaction.consult');
    await site.hear({ '1001': ['1003'], '1003': ['1001'] });
  });

  test('to which somebody who is in it cannot be called again, whoever has called', async () => {
    const desk = await site.sign('1001');
    await desk.desktop.command('channel.dial', 'tel', { to: '1003' });
    await site.answer('1003');
    await desk.stands({ primary: 'connected' });
    const again = [await desk.send('conversation.conference', ASKED), await desk.send('interaction.consult', ASKED)];
    expect(again.map(({ result }) => result)).toEqual(['failure', 'failure']);
    await site.hear({ '1001': ['1003'], '1003': ['1001'] });
  });

  test('into which an agent is called who deflects', async () => {
    const { desk } = await site.talk('400');
    const called = await site.sign('1002');
    await desk.does('conversation.conference', { to: '1002' });
    await called.stands({ primary: 'alerting' });
    await desk.does('conversation.hold');
    if (await called.doesIfOffered('conversation.deflect', ASKED)) {
      await site.answer('1003');
      await site.hear({ '1003': ['customer'], customer: ['1003'], '1001': [] });
    }
  });

  test('whose agent is called into another one, that cannot be held: the first one cannot be taken back until that is over', async () => {
    const [desk, other] = [await site.sign('1001'), await site.sign('1002')];
    await desk.desktop.command('channel.dial', 'tel', { to: '1004' });
    await site.answer('1004');
    await desk.stands({ primary: 'connected' });
    await desk.does('conversation.hold');
    await other.desktop.command('channel.dial', 'tel', ASKED);
    await site.answer('1003');
    await other.stands({ primary: 'connected' });
    await other.does('interaction.consult', { to: '1001' });
    const phone = site.lab.phone('1001');
    const ringing = () => phone.calls.find(({ state }) => state === 'ringing');
    phone.answer(await eventually(ringing, PATIENCE_MS, 'a call that rings'));
    await other.stands({ primary: 'held', consult: 'connected' });
    const taken = () => desk.allowed().includes('conversation.retrieve');
    await eventually(() => desk.shown.contacts.length === 2 && !taken(), PATIENCE_MS, 'no retrieve');
    await other.does('interaction.cancelconsult');
    await eventually(taken, PATIENCE_MS, 'a retrieve again');
    await desk.does('conversation.retrieve');
    await site.hear({ '1001': ['1004'], '1004': ['1001'] });
  });
});
