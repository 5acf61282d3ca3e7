import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { FieldDesk } from './field-desk.js';
import { FieldSite, type FieldTalk } from './field-site.js';

const TEST_MS = 60_000;
const PATIENCE_MS = 10_000;
const ASKED = { to: '1003' };

describe('an agent’s leg that another tool takes elsewhere is another call', () => {
  const site = new FieldSite();
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const asks = async ({ desk }: FieldTalk): Promise<void> => {
    await desk.does('interaction.consult', ASKED);
    await site.answer('1003');
    await desk.stands({ primary: 'held', consult: 'connected' });
  };
  const confers = async (talk: FieldTalk): Promise<void> => {
    await asks(talk);
    await talk.desk.does('interaction.consultconference');
  };
  /** whom those hear whom the agent has left, once the agent talks with 1004 */
  const states: Readonly<Record<string, readonly [(talk: FieldTalk) => Promise<void>, Record<string, string[]>]>> = {
    held: [({ desk }) => desk.does('conversation.hold'), {}],
    muted: [({ desk }) => desk.does('conversation.mute'), {}],
    'held for somebody who rings': [({ desk }) => desk.does('interaction.consult', ASKED), { '1003': ['gone'] }],
    'held for somebody who has answered': [asks, { '1003': ['customer'], customer: ['1003'] }],
    'a conference': [confers, { '1003': ['customer'], customer: ['1003'] }],
    'a held conference': [
      async (talk) => {
        await confers(talk);
        await talk.desk.does('conversation.hold');
      },
      { '1003': ['customer'], customer: ['1003'] },
    ],
  };

  for (const [name, [bring, left]] of Object.entries(states)) {
    it(`out of a call that is ${name}`, () => takenOut(bring, left), TEST_MS);
  }

  async function takenOut(bring: (talk: FieldTalk) => Promise<void>, left: Record<string, string[]>): Promise<void> {
    const talk = await site.talk('406');
    await bring(talk);
    await redirect(['PJSIP/1001-'], '1004');
    await site.answer('1004');
    await site.hear({ '1001': ['1004'], '1004': ['1001'], ...left });
    await talk.desk.isWith(['1004']);
    await talk.desk.stands({ primary: 'connected' });
  }

  for (const name of ['held', 'muted', 'held for somebody who has answered'] as const) {
    const [bring] = states[name] ?? [];
    const into = async () => {
      const talk = await site.talk('406');
      await bring?.(talk);
      await redirect(['PJSIP/1001-', 'PJSIP/trunk-'], '900');
      await site.agree();
      for (const command of ['interaction.cancelconsult', 'conversation.retrieve', 'conversation.unmute']) {
        await talk.desk.doesIfOffered(command);
      }
      await site.hear({ '1001': ['customer'], customer: ['1001'], '1003': ['gone'] });
      await talk.desk.stands({ primary: 'connected' });
    };
    it(`into a room, together with the customer, out of a call that is ${name}`, into, TEST_MS);
  }

  async function redirect(legs: readonly string[], extension: string): Promise<void> {
    const channels = await site.ami.list('CoreShowChannels');
    const [one, other] = legs.map((leg) => channels.find(({ Channel }) => Channel?.startsWith(leg))?.['Channel'] ?? '');
    const place = { Context: 'from-internal', Exten: extension, Priority: '1' };
    const also = other === undefined ? {} : { ExtraChannel: other };
    const extra =
      other === undefined ? {} : { ExtraContext: 'from-internal', ExtraExten: extension, ExtraPriority: '1' };
    await site.ami.action('Redirect', { Channel: one ?? '', ...place, ...also, ...extra });
  }
});

describe('two agents in one call', () => {
  const site = new FieldSite();
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const TALK = { '1001': ['1002'], '1002': ['1001'] };

  async function talking(): Promise<readonly [FieldDesk, FieldDesk]> {
    const [one, other] = [await site.sign('1001'), await site.sign('1002')] as const;
    await one.desktop.command('channel.dial', 'tel', { to: '1002' });
    await site.answer('1002');
    await one.stands({ primary: 'connected' });
    await other.stands({ primary: 'connected' });
    await site.hear(TALK);
    return [one, other];
  }

  for (const who of [0, 1] as const) {
    test(`${who === 0 ? 'the caller' : 'the called one'} has muted, and is sent on by the other`, async () => {
      const desks = await talking();
      const [muted, sends] = [desks[who], desks[1 - who] as FieldDesk];
      await muted.does('conversation.mute');
      await sends.does('conversation.transfer', ASKED);
      await site.answer('1003');
      const number = who === 0 ? '1001' : '1002';
      await site.hear({ [number]: ['1003'], '1003': [number] });
      await sends.stands();
      await muted.isWith(['1003']);
      for (const command of ['conversation.hold', 'conversation.retrieve']) await muted.does(command);
      await site.hear({ [number]: ['1003'], '1003': [number] });
    });
  }

  test('each who holds takes from the other what would cross that, and gives it back', async () => {
    const [one, other] = await talking();
    const crossing = ['conversation.transfer', 'conversation.conference', 'interaction.consult'];
    const offered = (desk: FieldDesk) => crossing.filter((command) => desk.allowed().includes(command));
    await one.does('conversation.hold');
    await eventually(() => offered(other).length === 0, PATIENCE_MS, 'nothing that crosses');
    await other.does('conversation.hold');
    await eventually(() => offered(one).length === 0, PATIENCE_MS, 'nothing that crosses');
    for (const desk of [one, other]) await desk.does('conversation.retrieve');
    await site.hear(TALK);
    for (const desk of [one, other])
      await eventually(() => offered(desk).length === 3, PATIENCE_MS, 'all that crosses');
  });

  test('who ask in the same moment: one of them asks, the other one is refused', async () => {
    const [one, other] = await talking();
    const asked = await Promise.all([
      one.send('interaction.consult', { to: '1004' }),
      other.send('interaction.consult', ASKED),
    ]);
    expect(asked.map(({ result }) => result).sort()).toEqual(['failure', 'success']);
    const [asks, waits, third] = asked[0]?.result === 'success' ? [one, other, '1004'] : [other, one, '1003'];
    await site.answer(third === '1004' ? '1004' : '1003');
    await asks.stands({ primary: 'held', consult: 'connected' });
    await asks.does('interaction.consultconference');
    const waiting = waits === one ? '1001' : '1002';
    await asks.does('conversation.release');
    await site.hear({ [waiting]: [third], [third]: [waiting] });
  });

  test('one asks and calls into a conference: the other one is shown who holds, and who is there', async () => {
    const [one, other] = await talking();
    await one.does('interaction.consult', ASKED);
    await site.answer('1003');
    await one.stands({ primary: 'held', consult: 'connected' });
    const held = () => other.leg()?.parties?.every(({ state }) => state === 'held') === true;
    await eventually(held, PATIENCE_MS, 'held by the other one');
    await one.does('interaction.consultconference');
    await other.isWith(['1001', '1003']);
    await site.agree();
    await one.does('conversation.conference', { to: '1004' });
    await site.answer('1004');
    await other.isWith(['1001', '1003', '1004']);
    for (const number of ['1004', '1003'] as const) {
      const phone = site.lab.phone(number);
      await Promise.all(phone.calls.map((call) => phone.hangup(call)));
    }
    await other.isWith(['1001']);
    await site.hear(TALK);
    await site.agree();
  });
});
