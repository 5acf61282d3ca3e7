import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { AGENT, AsteriskBench } from './asterisk-bench.js';
import { asking, askingWhileItRings, THIRD } from './asking.js';

const TEST_MS = 60_000;

describe('a process of the service that ends while three are in a call', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  test('leaves a consultation that the next one goes on with', async () => {
    const { instance, call, consult, customer, third } = await asking(bench);
    await instance.provider.stop();
    const desk = await bench.open(await bench.running());
    const { conversations } = await desk.stands(call, { primary: 'held', consult: 'connected' });
    expect(conversations.map(({ id }) => id)).toEqual([call.ref.conversation, consult.conversation]);
    await customer.hears('music');
    await desk.session.alternate(call.ref);
    await customer.hears(AGENT.extension);
    await third.hears('music');
    await desk.session.consultTransfer(call.ref);
    expect(await desk.ended(call)).toMatchObject({ code: 'transferred', by: { kind: 'agent' } });
    await customer.hears(THIRD);
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  test('leaves one that rings, and the next one sees the answer', async () => {
    const { instance, call, customer, third } = await askingWhileItRings(bench);
    await instance.provider.stop();
    const desk = await bench.open(await bench.running());
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await third.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await desk.session.cancelConsult(call.ref);
    await customer.hears(AGENT.extension);
    await customer.hangup();
  });

  test('the agent hangs up meanwhile: the other two are joined, and the next one takes the music away', async () => {
    const { instance, customer, third } = await asking(bench);
    await instance.provider.stop();
    await bench.farEnd.device(AGENT).hangup();
    await third.hears('customer');
    await bench.running();
    await customer.hears(THIRD);
    await third.hears('customer');
    await third.hangup();
    await customer.ended();
  });

  test('the customer has hung up meanwhile: the next one leaves the agent with the other', async () => {
    const { instance, call, customer, third } = await asking(bench);
    await instance.provider.stop();
    await customer.hangup();
    const desk = await bench.open(await bench.running());
    await desk.stands(call, { consult: 'connected' });
    await third.hears(AGENT.extension);
    await third.hangup();
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
  });

  test('the one who was asked has hung up meanwhile: the next one can take the customer back', async () => {
    const { instance, call, customer, third } = await asking(bench);
    await instance.provider.stop();
    await third.hangup();
    const desk = await bench.open(await bench.running());
    await desk.stands(call, { primary: 'held' });
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    await customer.hangup();
    await desk.ended(call);
  });

  test('everybody but one has hung up meanwhile: the next one lets that one go', async () => {
    const { instance, customer, third } = await asking(bench);
    await instance.provider.stop();
    await customer.hangup();
    await bench.farEnd.device(AGENT).hangup();
    await bench.running();
    await third.ended();
    await bench.lab.untilEmpty();
  });

  test('leaves a conference that goes on, and ends when two have left', async () => {
    const { instance, desk: before, call, customer, third } = await asking(bench);
    await before.session.consultConference(call.ref);
    await instance.provider.stop();
    await customer.hears(AGENT.extension, THIRD);
    const desk = await bench.open(await bench.running());
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties.map(({ address }) => address)).toEqual([customer.number, THIRD]);
    await third.hangup();
    await customer.hears(AGENT.extension);
    await customer.hangup();
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
  });

  test('leaves a customer on the way to somebody who rings: answered, they talk, and it ends', async () => {
    const { instance, desk, call, customer, third } = await askingWhileItRings(bench);
    await desk.session.consultTransfer(call.ref);
    await instance.provider.stop();
    await third.answer();
    await customer.hears(THIRD);
    await third.hears('customer');
    await bench.running();
    await third.hangup();
    await customer.ended();
  });
});
