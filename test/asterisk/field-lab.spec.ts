import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';

const CALL_MS = 30_000;
/** a phone presses the code, the switch asks for the number, the phone presses that */
const BETWEEN_MS = 1_500;

describe("the lab's second dialplan", () => {
  const lab = new AsteriskLab({ dialplan: 'field' });
  beforeAll(() => lab.start(['1001', '1002', '1003']), LAB_START_MS);
  afterEach(() => lab.reset(), CALL_MS);
  afterAll(() => lab.stop(), CALL_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, CALL_MS);
  const userEvent = (name: string) => lab.ami.next('UserEvent', (event) => event['UserEvent'] === name);
  const answered = async (number: '1001' | '1002' | '1003'): Promise<SoftCall> => {
    const { call } = await lab.phone(number).next('incoming');
    lab.phone(number).answer(call);
    return call;
  };

  /** A customer's call, answered by 1001. */
  const talk = async (number: string) => {
    const customer = await lab.customer.dial(number);
    const agent = await answered('1001');
    expect(await lab.audio({ customer, '1001': agent })).toEqual({ customer: ['1001'], '1001': ['customer'] });
    return { customer, agent };
  };
  const member = (Queue: string, Interface: string) =>
    lab.ami.action('QueueAdd', { Queue, Interface, StateInterface: 'PJSIP/1001' });

  test('goes through Gosubs to the agent, and has a word at the end', async () => {
    const { customer } = await talk('811001');
    await lab.customer.hangup(customer);
    await userEvent('HExtension');
    await lab.untilEmpty();
  });

  test('has Local members, goes on after Queue(c), and calls the handler of the hangup', async () => {
    await member('406', 'Local/1001@from-queue/n');
    const { customer, agent } = await talk('406');
    await lab.phone('1001').hangup(agent);
    expect(await userEvent('QueueLeft')).toMatchObject({ Queue: '406', Status: 'CONTINUE' });
    await lab.customer.hangup(customer);
    await userEvent('HangupHandler');
    await userEvent('HExtension');
    await lab.untilEmpty();
  });

  test('goes on after Dial(g), at either side', async () => {
    const { customer, agent } = await talk('831001');
    await lab.phone('1001').hangup(agent);
    await userEvent('AfterDial');
    expect(await lab.audio({ customer })).toEqual({ customer: ['customer'] });
    await lab.customer.hangup(customer);
    await lab.untilEmpty();
    const other = await talk('841001');
    await lab.customer.hangup(other.customer);
    expect(await lab.audio({ '1001': other.agent })).toEqual({ '1001': ['1001'] });
  });

  for (const queue of ['403', '408']) {
    test(`lets nobody into queue ${queue} without a member`, async () => {
      await lab.customer.dial(queue);
      expect(await userEvent('QueueLeft')).toMatchObject({ Queue: queue, Status: 'JOINEMPTY' });
    });
  }

  test('transfers by #1 and parks by #7, and a parked call is fetched', async () => {
    await member('400', 'PJSIP/1001');
    const { customer, agent } = await talk('400');
    await lab.phone('1001').dtmf(agent, '#1');
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    await lab.phone('1001').dtmf(agent, '1003');
    const third = await answered('1003');
    expect(await lab.audio({ customer, '1003': third })).toEqual({ customer: ['1003'], '1003': ['customer'] });
    // Whom it was transferred to may park it too: H, K and T are for both.
    await lab.phone('1003').dtmf(third, '#7');
    expect((await lab.ami.next('ParkedCall'))['ParkingSpace']).toBe('701');
    const fetched = await lab.phone('1002').dial('701');
    expect(await lab.audio({ customer, '1002': fetched })).toEqual({ customer: ['1002'], '1002': ['customer'] });
  });

  test('has a pickup, a room, and a mixture of ends', async () => {
    const customer = await lab.customer.dial('821001');
    await lab.phone('1001').next('incoming');
    const picked = await lab.phone('1002').dial('*8');
    expect(await lab.audio({ customer, '1002': picked })).toEqual({ customer: ['1002'], '1002': ['customer'] });
    await lab.reset();

    const [one, two] = [await lab.phone('1001').dial('900'), await lab.phone('1002').dial('900')];
    expect(await lab.audio({ '1001': one, '1002': two })).toEqual({ '1001': ['1002'], '1002': ['1001'] });
    await lab.reset();

    for (const [number, status] of [
      ['501', 486],
      ['502', 503],
    ] as const) {
      await lab.phone('1001').dial(number);
      expect(await lab.phone('1001').next('ended')).toMatchObject({ reason: 'failed', status });
    }
    const late = await lab.phone('1001').dial('511');
    expect(await lab.phone('1001').next('progress')).toMatchObject({ status: 183 });
    await eventually(() => late.state === 'up', CALL_MS, 'the late answer');
  });

  test('asks the one who answers, and records', async () => {
    const customer = await lab.customer.dial('851001');
    const screened = await answered('1001');
    // It hears the beep first.
    await lab.ami.next('Newexten', (event) => event['Application'] === 'Read');
    await lab.phone('1001').dtmf(screened, '1');
    expect(await lab.audio({ customer, '1001': screened })).toEqual({ customer: ['1001'], '1001': ['customer'] });
    await lab.reset();
    await talk('861001');
    await lab.ami.next('MixMonitorStart');
  });
});
