import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench, COLLEAGUE } from './asterisk-bench.js';

const TEST_MS = 60_000;
const QUEUE = '400';
const BY_REMOTE = { code: 'released', by: { kind: 'remote' } };

describe('a call that is taken by a code on the phone', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);
  const from = '+15550101';

  const desks = async () => {
    const instance = await bench.running();
    const one = await bench.open(instance, { ...AGENT, queues: [QUEUE] });
    return [one, await bench.open(instance, { ...COLLEAGUE, queues: [] })] as const;
  };

  test('while it rings at a colleague is the customer’s, and over at the colleague’s', async () => {
    const [one, two] = await desks();
    await one.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from, name: 'Ann' });
    const rang = await one.has('alerting');
    await bench.lab.phone('1002').dial('*8');
    const taken = await two.has('connected');
    expect(taken.interaction).toMatchObject({ direction: 'inbound', from, to: QUEUE, queue: QUEUE });
    expect(taken.conversation.parties).toMatchObject([{ address: from, name: 'Ann' }]);
    expect(await one.ended(rang)).toEqual({ code: 'answered', by: { kind: 'switch' } });
    await bench.lab.customer.hangup(customer);
    expect(await two.ended(taken)).toEqual(BY_REMOTE);
  });

  test('while somebody who is asked rings is shown as the one who has taken it', async () => {
    const [one] = await desks();
    await one.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from });
    await one.has('alerting');
    await bench.farEnd.device(AGENT).answer();
    const call = await one.has('connected');
    await one.session.consult(call.ref, '1003');
    await bench.lab.phone('1003').next('incoming');
    await bench.lab.phone('1004').dial('*8');
    await one.stands(call, { primary: 'held', consult: 'connected' });
    const asked = () => one.calls.find(({ conversation }) => conversation.role === 'consult')?.conversation.parties;
    expect(asked()).toMatchObject([{ address: '1004', state: 'connected' }]);
    await one.session.consultConference(call.ref);
    const { conversations } = await one.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties).toMatchObject([{ address: from }, { address: '1004', state: 'connected' }]);
    await one.session.release(call.ref);
    await bench.lab.customer.hangup(customer);
  });

  test('out of the car park is the customer’s', async () => {
    const [one, two] = await desks();
    await one.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from, name: 'Ann' });
    const rang = await one.has('alerting');
    await bench.farEnd.device(AGENT).answer();
    await one.has('connected');
    const [phone] = bench.lab.phone('1001').calls;
    if (phone) await bench.lab.phone('1001').refer(phone, '700');
    expect(await one.ended(rang)).toEqual({ code: 'transferred', by: { kind: 'agent' } });
    await bench.lab.phone('1002').dial('701');
    const taken = await two.has('connected');
    expect(taken.interaction).toMatchObject({ direction: 'inbound', from });
    expect(taken.conversation.parties).toMatchObject([{ address: from, name: 'Ann' }]);
    await bench.lab.customer.hangup(customer);
    expect(await two.ended(taken)).toEqual(BY_REMOTE);
  });

  test('does not make a colleague’s name the customer’s while that one is asked by a feature code', async () => {
    const [one] = await desks();
    await one.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from });
    await one.has('alerting');
    await bench.farEnd.device(AGENT).answer();
    const talked = await one.has('connected');
    const [phone] = bench.lab.phone('1001').calls;
    if (!phone) throw new Error('no call at 1001');
    await bench.lab.phone('1001').dtmf(phone, '#2');
    await bench.lab.ami.next('Hold');
    await bench.lab.phone('1001').dtmf(phone, '1003');
    await bench.lab.phone('1003').next('incoming');
    await one.agrees();
    const parties = one.calls.map(({ conversation }) => conversation.parties);
    expect(parties).toMatchObject([[{ address: from }]]);
    expect(parties[0]?.[0]).not.toHaveProperty('name');
    await bench.lab.customer.hangup(customer);
    await one.ended(talked);
  });

  test('is not held at the phone when its feature code has called somebody who talks with the agent', async () => {
    const [one] = await desks();
    await one.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from });
    await one.has('alerting');
    await bench.farEnd.device(AGENT).answer();
    const talked = await one.has('connected');
    const [phone] = bench.lab.phone('1001').calls;
    if (!phone) throw new Error('no call at 1001');
    const asked = bench.lab.phone('1003').next('incoming');
    await bench.lab.phone('1001').dtmf(phone, '#2');
    await bench.lab.ami.next('Hold');
    await bench.lab.phone('1001').dtmf(phone, '1003');
    bench.lab.phone('1003').answer((await asked).call);
    // As the events tell it, before anything is read.
    const shown = () =>
      one.calls.map(({ conversation: { state, parties } }) => `${state} ${parties[0]?.address ?? ''}`);
    await one.recorder.until(() => String(shown()) === 'connected 1003', 'connected with 1003');
    await bench.farEnd.device(AGENT).hears('1003');
    await one.agrees();
    await bench.farEnd.device(AGENT).hangup();
    await one.ended(talked);
    await bench.lab.customer.hangup(customer);
  });

  test('that nobody answers behind a Local channel has not been answered', async () => {
    const instance = await bench.running({ ...bench.options, member: 'Local/{extension}@from-queue/n' });
    const desk = await bench.open(instance, { ...AGENT, queues: ['401'] });
    await desk.ready();
    const customer = await bench.lab.customer.dial('401', { from });
    const rang = await desk.has('alerting');
    expect(await desk.ended(rang)).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    await bench.lab.customer.hangup(customer);
  });
});
