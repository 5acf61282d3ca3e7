import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { succeeded } from '../support/desktop.js';
import { CUSTOMER, FieldSite } from './field-site.js';

const TEST_MS = 90_000;
/** how long everything is under way between the service and the switch, each way */
const DELAY_MS = 400;

/** Every command has to be answered in its time, with the deadlines that there are by default: a late one is a failure. */
describe(`a switch that is ${DELAY_MS} ms away, each way`, () => {
  const site = new FieldSite();
  beforeAll(() => site.start().then(() => site.wire.slow(DELAY_MS)), LAB_START_MS);
  afterEach(() => site.clear(), TEST_MS);
  afterAll(() => site.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  async function talking() {
    const desk = await site.sign('1001');
    succeeded(await desk.desktop.command('channel.ready', 'tel'));
    await site.lab.customer.dial('406');
    await desk.stands({ primary: 'alerting' });
    await desk.does('conversation.answer');
    await desk.stands({ primary: 'connected' });
    await site.hear({ customer: ['1001'], '1001': ['customer'] });
    return desk;
  }

  async function measured() {
    const now = await site.scrape();
    const count = now.sum('switch_request_duration_seconds_count');
    expect(now.value('service_up')).toBe(1);
    expect(now.sum('switch_requests_total')).toBe(count);
    expect(now.sum('switch_request_duration_seconds_sum') / count).toBeGreaterThan(DELAY_MS / 1000);
  }

  async function asking() {
    const desk = await talking();
    await desk.does('interaction.consult', { to: '1003' });
    await site.answer('1003');
    await desk.stands({ primary: 'held', consult: 'connected' });
    await site.hear({ customer: ['music'], '1001': ['1003'], '1003': ['1001'] });
    await site.agree();
    return desk;
  }

  test('does hold, retrieve, mute, unmute and release in time', async () => {
    const desk = await talking();
    await desk.does('conversation.hold');
    await desk.stands({ primary: 'held' });
    await site.hear({ customer: ['music'], '1001': [] });
    await site.agree();
    await desk.does('conversation.retrieve');
    await desk.stands({ primary: 'connected' });
    await site.hear({ customer: ['1001'], '1001': ['customer'] });
    await desk.does('conversation.mute');
    await site.hear({ customer: [], '1001': ['customer'] });
    await desk.does('conversation.unmute');
    await site.hear({ customer: ['1001'], '1001': ['customer'] });
    await site.agree();
    await desk.does('conversation.release');
    await desk.stands();
    await measured();
  });

  test('does alternate, and cancels a consultation, in time', async () => {
    const desk = await asking();
    await desk.does('interaction.alternate');
    await desk.stands({ primary: 'connected', consult: 'held' });
    await site.hear({ customer: ['1001'], '1001': ['customer'], '1003': ['music'] });
    await site.agree();
    // One right after the other: what is still to be tidied up makes way.
    await desk.does('interaction.alternate');
    await desk.does('interaction.cancelconsult');
    await desk.stands({ primary: 'connected' });
    await site.hear({ customer: ['1001'], '1001': ['customer'], '1003': ['gone'] });
    await site.agree();
  });

  test('transfers to who was asked in time', async () => {
    const desk = await asking();
    await desk.does('interaction.consulttransfer');
    await desk.stands();
    await site.hear({ customer: ['1003'], '1003': ['customer'], '1001': ['gone'] });
    await site.agree();
  });

  test('makes a conference, holds and retrieves it, and puts somebody out of it, in time', async () => {
    const desk = await asking();
    await desk.does('interaction.consultconference');
    await desk.stands({ primary: 'connected' });
    await site.hear({ customer: ['1001', '1003'], '1001': ['1003', 'customer'], '1003': ['1001', 'customer'] });
    await site.agree();
    await desk.does('conversation.hold');
    await desk.does('conversation.retrieve');
    const party = desk.leg()?.parties?.find(({ address }) => address === '1003')?.id;
    await desk.does('conversation.dropparty', { party });
    await desk.isWith([CUSTOMER]);
    await site.hear({ customer: ['1001'], '1001': ['customer'], '1003': ['gone'] });
    await site.agree();
  });

  test('releases the customer while somebody is asked in time', async () => {
    const desk = await asking();
    await desk.does('conversation.release');
    await desk.stands({ consult: 'connected' });
    await site.hear({ customer: ['gone'], '1001': ['1003'], '1003': ['1001'] });
    await site.agree();
  });

  test('releases who was called while somebody is asked in time', async () => {
    const desk = await site.sign('1001');
    succeeded(await desk.desktop.command('channel.dial', 'tel', { to: '1004' }));
    await site.answer('1004');
    await desk.stands({ primary: 'connected' });
    await desk.does('interaction.consult', { to: '1003' });
    await site.answer('1003');
    await desk.stands({ primary: 'held', consult: 'connected' });
    await site.agree();
    await desk.does('conversation.release');
    await desk.stands({ consult: 'connected' });
    await site.hear({ '1001': ['1003'], '1003': ['1001'], '1004': ['gone'] });
    await site.agree();
  });

  test('transfers to somebody who is called first in time', async () => {
    const desk = await talking();
    const sent = desk.does('conversation.transfer', { to: '1003' });
    await site.answer('1003');
    await sent;
    await desk.stands();
    await site.hear({ customer: ['1003'], '1003': ['customer'], '1001': ['gone'] });
    await site.agree();
  });
});
