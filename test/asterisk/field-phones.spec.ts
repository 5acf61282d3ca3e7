import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { AmiMessage } from '../support/asterisk/parse-ami.js';
import { FieldSite, type FieldTalk, CUSTOMER } from './field-site.js';

const TEST_MS = 60_000;
/** a phone presses the code, the switch asks for the number, the phone presses that */
const BETWEEN_MS = 1_500;
const ACCEPTED = 202;
const FIRST_REFUSAL = 400;
const PATIENCE_MS = 10_000;
const TALKED = { customer: ['1001'], '1001': ['customer'] };
const HANDED_ON = { customer: ['1003'], '1003': ['customer'], '1001': ['gone'] };

describe('phones that act by themselves', () => {
  const site = new FieldSite();
  beforeAll(() => site.start(), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const press = async ({ agent }: FieldTalk, ...keys: readonly string[]) => {
    for (const [n, digits] of keys.entries()) {
      if (n > 0) await pause(BETWEEN_MS);
      await site.lab.phone('1001').dtmf(agent, digits);
    }
  };

  const isParked = (event: AmiMessage): boolean => event['Event'] === 'ParkedCall';

  /** Where the phone was refused, the call is as it was, and the agent can go on with it. */
  async function stays({ desk }: FieldTalk): Promise<void> {
    if (desk.leg()?.state === 'held') await desk.does('conversation.retrieve');
    await site.hear(TALKED);
    await site.agree();
  }

  /** 1003 answers where it rings. @returns whether it did */
  async function reached(): Promise<boolean> {
    return site.answer('1003').then(
      () => true,
      () => false,
    );
  }

  /**
   * The phone sends the call on to that number by REFER.
   * @returns whether `done` came about; else the phone has been told that it is refused, at once or later
   */
  async function refers({ agent }: FieldTalk, to: string, done: () => boolean): Promise<boolean> {
    const phone = site.lab.phone('1001');
    const from = phone.events.length;
    if ((await phone.refer(agent, to)) !== ACCEPTED) return false;
    const refused = () =>
      phone.events.slice(from).some((event) => event.type === 'refer-progress' && event.status >= FIRST_REFUSAL);
    await eventually(() => done() || refused(), PATIENCE_MS, 'the transfer, or that it is refused');
    return done();
  }
  const rings = () => site.lab.phone('1003').calls.some(({ state }) => state === 'ringing');

  async function handedOn({ desk }: FieldTalk): Promise<void> {
    await site.hear(HANDED_ON);
    await desk.stands();
    await site.agree();
  }

  const states: readonly (readonly [string, (talk: FieldTalk) => Promise<void>])[] = [
    ['talks', async () => undefined],
    ['holds', async ({ desk }) => desk.does('conversation.hold')],
    [
      'has held and retrieved',
      async ({ desk }) => {
        await desk.does('conversation.hold');
        await desk.does('conversation.retrieve');
        await site.hear(TALKED);
      },
    ],
  ];

  for (const number of ['400', '811001', '821001']) {
    for (const [state, bring] of states) {
      const begun = async (): Promise<FieldTalk> => {
        const talk = await site.talk(number);
        await bring(talk);
        await site.agree();
        return talk;
      };

      test(`${number}: the desktop ${state}, the phone transfers blind`, async () => {
        const talk = await begun();
        if (!(await refers(talk, '1003', rings))) return stays(talk);
        await site.answer('1003');
        await handedOn(talk);
      });

      test(`${number}: the desktop ${state}, the phone asks and transfers`, async () => {
        const talk = await begun();
        const phone = site.lab.phone('1001');
        const second = await phone.dial('1003');
        await site.answer('1003');
        await site.hear({ '1003': ['1001'], '1001': ['1003'] });
        const status = await phone.referReplaces(talk.agent, second);
        if (status === ACCEPTED || status === 200) return handedOn(talk);
        await phone.hangup(second);
        await phone.unhold(talk.agent);
        await stays(talk);
      });
    }
  }

  for (const [state, bring] of states) {
    test(`the desktop ${state}, the phone presses #1`, async () => {
      const talk = await site.talk('400');
      await bring(talk);
      await press(talk, '#1', '1003');
      if (!(await reached())) {
        expect(state).toBe('holds');
        return stays(talk);
      }
      await handedOn(talk);
    });

    test(`the desktop ${state}, the phone presses #2, and hangs up when it has been answered`, async () => {
      const talk = await site.talk('400');
      await bring(talk);
      await press(talk, '#2', '1003');
      if (!(await reached())) return stays(talk);
      await site.hear({ '1001': ['1003'], '1003': ['1001'], customer: ['music'] });
      await site.lab.phone('1001').hangup(talk.agent);
      await handedOn(talk);
    });

    test(`the desktop ${state}, the phone parks, and another agent fetches the caller and holds`, async () => {
      const talk = await site.talk('400');
      await bring(talk);
      const other = await site.sign('1002');
      const parked = site.ami.events.all.filter(isParked).length;
      const isDone = () => site.ami.events.all.filter(isParked).length > parked;
      if (!(await refers(talk, '700', isDone))) return stays(talk);
      await site.hear({ customer: ['music'], '1001': ['gone'] });
      await talk.desk.stands();
      await site.lab.phone('1002').dial('701');
      await site.hear({ customer: ['1002'], '1002': ['customer'] });
      await other.stands({ primary: 'connected' });
      await other.isWith([CUSTOMER]);
      await site.agree();
      await other.does('conversation.hold');
      await site.hear({ customer: ['music'], '1002': [] });
      await site.agree();
      await other.does('conversation.retrieve');
      await site.hear({ customer: ['1002'], '1002': ['customer'] });
    });
  }

  for (const [number, code] of [
    ['400', '*8'],
    ['821001', '*8'],
    ['811001', '**1001'],
  ] as const) {
    test(`${number}: another agent picks up with ${code} what rings, and holds it`, async () => {
      const [desk, other] = [await site.sign('1001'), await site.sign('1002')];
      await desk.desktop.command('channel.ready', 'tel');
      await site.lab.customer.dial(number);
      await desk.stands({ primary: 'alerting' });
      await site.lab.phone('1002').dial(code);
      await site.hear({ customer: ['1002'], '1002': ['customer'] });
      await desk.stands();
      await other.stands({ primary: 'connected' });
      await other.isWith([CUSTOMER]);
      await site.agree();
      await other.does('conversation.hold');
      await site.hear({ customer: ['music'], '1002': [] });
      await other.does('conversation.retrieve');
      await site.hear({ customer: ['1002'], '1002': ['customer'] });
      await site.agree();
    });
  }

  test('held at the desktop and then at the phone, and taken back at both', async () => {
    const talk = await site.talk('400');
    await talk.desk.does('conversation.hold');
    await site.lab.phone('1001').hold(talk.agent);
    await site.hear({ customer: ['music'], '1001': [] });
    await site.agree();
    await talk.desk.does('conversation.retrieve');
    if (talk.agent.held) await site.lab.phone('1001').unhold(talk.agent);
    await site.hear(TALKED);
    await site.agree();
  });
});
