import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import type { FarCall } from '../../src/conformance/far-end.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AGENT, AsteriskBench, COLLEAGUE, PATIENCE_MS, type Talk } from './asterisk-bench.js';
import { THIRD } from './asking.js';

const TEST_MS = 60_000;

describe('a conference on a real Asterisk', () => {
  const bench = new AsteriskBench();
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  /** an agent's phone, whose agent is not signed in */
  const FIFTH = '1002';

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  /** Customer, agent and a third party, called in with one step. */
  const conferring = async (): Promise<Talk & { readonly third: FarCall }> => {
    const talk = await bench.talk(await bench.running());
    await talk.desk.session.conference(talk.call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await talk.customer.hears(AGENT.extension, THIRD);
    await third.hears(AGENT.extension, 'customer');
    await bench.farEnd.device(AGENT).hears('customer', THIRD);
    return { ...talk, third };
  };

  test('the dialplan is read anew, and the agent leaves at the desktop: the two others go on', async () => {
    const { desk, call, customer, third } = await conferring();
    await bench.lab.server.cli('dialplan reload');
    await desk.session.release(call.ref);
    await desk.ended(call);
    await customer.hears(THIRD);
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  test('the dialplan is read anew, and some seconds later the agent’s telephone hangs up: the two others go on', async () => {
    const { desk, call, customer, third } = await conferring();
    const stay = () => bench.lab.server.cli('dialplan show interaction-processor-stay@from-trunk');
    await bench.lab.server.cli('dialplan reload');
    await eventually(async () => /Stasis/.test(await stay()), PATIENCE_MS, 'added again');
    await bench.farEnd.device(AGENT).hangup();
    await desk.ended(call);
    await customer.hears(THIRD);
    await third.hears('customer');
    await customer.hangup();
    await third.ended();
  });

  test('the agent holds, the two others go on, and the agent comes back', async () => {
    const { desk, call, customer, third } = await conferring();
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    await customer.hears(THIRD);
    await third.hears('customer');
    await desk.session.retrieve(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(AGENT.extension, THIRD);
    await bench.farEnd.device(AGENT).hears('customer', THIRD);
    await third.hangup();
    await customer.hears(AGENT.extension);
    await customer.hangup();
  });

  test('one leaves while the agent holds: the other one waits with music, and is taken back', async () => {
    const { desk, call, customer, third } = await conferring();
    await desk.session.hold(call.ref);
    await third.hangup();
    await customer.hears('music');
    await desk.session.retrieve(call.ref);
    await customer.hears(AGENT.extension);
    await desk.session.hold(call.ref);
    await customer.hears('music');
    await customer.hangup();
    await desk.ended(call);
  });

  test('the call is an ordinary one again after a party has left: held, consulted about, ended', async () => {
    const { desk, call, customer, third } = await conferring();
    await customer.hangup();
    await third.hears(AGENT.extension);
    await desk.session.hold(call.ref);
    await third.hears('music');
    await desk.session.retrieve(call.ref);
    await third.hears(AGENT.extension);
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties).toMatchObject([{ address: THIRD, state: 'connected' }]);
    await third.hangup();
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
  });

  test('a party whose telephone passes the call on is shown as whoever is there instead', async () => {
    const { desk, call, customer, third } = await conferring();
    const [phone] = bench.lab.phone(THIRD).calls;
    if (!phone) throw new Error(`no call at ${THIRD}`);
    const rung = bench.lab.phone(FIFTH).next('incoming');
    await bench.lab.phone(THIRD).refer(phone, FIFTH);
    await third.ended();
    await rung;
    await bench.farEnd.device(COLLEAGUE).answer();
    await customer.hears(AGENT.extension, FIFTH);
    await desk.recorder.until(
      () => desk.calls[0]?.conversation.parties.some(({ address }) => address === FIFTH),
      'the one who is there instead',
    );
    const [, other] = desk.calls[0]?.conversation.parties ?? [];
    expect(other).toMatchObject({ address: FIFTH, state: 'connected' });
    await desk.session.dropParty(call.ref, String(other?.id));
    await customer.hears(AGENT.extension);
    await customer.hangup();
  });

  const FOURTH = '+15550456';

  test('a fourth and a fifth are called in, everybody hears everybody, and they leave one by one', async () => {
    const { desk, call, customer, third } = await conferring();
    await desk.session.conference(call.ref, FOURTH);
    const fourth = await bench.farEnd.nextCall(FOURTH);
    await fourth.answer();
    await customer.hears(AGENT.extension, THIRD, FOURTH);
    await desk.session.conference(call.ref, FIFTH);
    const fifth = bench.farEnd.device(COLLEAGUE);
    await fifth.ringing();
    await fifth.answer();
    await customer.hears(AGENT.extension, THIRD, FOURTH, FIFTH);
    await third.hears(AGENT.extension, 'customer', FOURTH, FIFTH);
    await fourth.hears(AGENT.extension, 'customer', THIRD, FIFTH);
    await fifth.hears(AGENT.extension, 'customer', THIRD, FOURTH);
    await bench.farEnd.device(AGENT).hears('customer', THIRD, FOURTH, FIFTH);
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.parties.map(({ address }) => address)).toEqual([customer.number, THIRD, FOURTH, FIFTH]);
    await fourth.hangup();
    await third.hears(AGENT.extension, 'customer', FIFTH);
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    await customer.hears(THIRD, FIFTH);
    await fifth.hears('customer', THIRD);
    await bench.farEnd.device(AGENT).hears();
    await desk.session.retrieve(call.ref);
    await bench.farEnd.device(AGENT).hears('customer', THIRD, FIFTH);
    await fifth.hangup();
    await third.hangup();
    await customer.hears(AGENT.extension);
    await customer.hangup();
    await desk.ended(call);
  });

  test('the customer leaves four: the three who are left go on', async () => {
    const { desk, call, customer, third } = await conferring();
    await desk.session.conference(call.ref, FOURTH);
    const fourth = await bench.farEnd.nextCall(FOURTH);
    await fourth.answer();
    await third.hears(AGENT.extension, 'customer', FOURTH);
    await customer.hangup();
    await third.hears(AGENT.extension, FOURTH);
    await fourth.hears(AGENT.extension, THIRD);
    await bench.farEnd.device(AGENT).hears(THIRD, FOURTH);
    await desk.session.release(call.ref);
    await desk.ended(call);
    await third.hears(FOURTH);
    await fourth.hangup();
    await third.ended();
  });

  test('somebody is asked out of a conference, which goes on meanwhile, and joins it', async () => {
    const { desk, call, customer, third } = await conferring();
    await desk.session.consult(call.ref, FOURTH);
    const fourth = await bench.farEnd.nextCall(FOURTH);
    await fourth.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await fourth.hears(AGENT.extension);
    await bench.farEnd.device(AGENT).hears(FOURTH);
    await customer.hears(THIRD);
    await third.hears('customer');
    await desk.session.alternate(call.ref);
    await desk.stands(call, { primary: 'connected', consult: 'held' });
    await fourth.hears('music');
    await third.hears(AGENT.extension, 'customer');
    await bench.farEnd.device(AGENT).hears('customer', THIRD);
    await desk.session.consultConference(call.ref);
    await customer.hears(AGENT.extension, THIRD, FOURTH);
    await fourth.hears(AGENT.extension, 'customer', THIRD);
    await bench.farEnd.device(AGENT).hears('customer', THIRD, FOURTH);
    await fourth.hangup();
    await third.hangup();
    await customer.hears(AGENT.extension);
    await customer.hangup();
    await desk.ended(call);
  });

  test('there is room for as many as the option says, and no more', async () => {
    const talk = await bench.talk(await bench.running({ ...bench.options, participants: 3 }));
    const { desk, call, customer } = talk;
    await desk.session.conference(call.ref, THIRD);
    const third = await bench.farEnd.nextCall(THIRD);
    await third.answer();
    await customer.hears(AGENT.extension, THIRD);
    await expect(desk.session.conference(call.ref, FOURTH)).rejects.toBeInstanceOf(CtiRejectedError);
    await expect(desk.session.consult(call.ref, FOURTH)).rejects.toBeInstanceOf(CtiRejectedError);
    await customer.hears(AGENT.extension, THIRD);
    await third.hangup();
    await customer.hangup();
  });

  test('the queue counts the call once, at its end', async () => {
    const before = bench.completed;
    const { desk, call, customer, third } = await conferring();
    await desk.session.release(call.ref);
    await desk.ended(call);
    await customer.hears(THIRD);
    await customer.hangup();
    await third.ended();
    await eventually(() => bench.completed === before + 1, PATIENCE_MS, 'the queue to count the call');
  });

  for (const first of ['the customer', 'the third party', 'the agent'] as const) {
    test(`two hang up at once, ${first} stays: it is over for all`, async () => {
      const { desk, call, customer, third } = await conferring();
      const all = { 'the customer': customer, 'the third party': third, 'the agent': bench.farEnd.device(AGENT) };
      const leaving = Object.entries(all).filter(([who]) => who !== first);
      await Promise.all(leaving.map(([, one]) => one.hangup()));
      await desk.ended(call);
      await Promise.all([customer.ended(), third.ended()]);
      await bench.lab.untilEmpty();
    });
  }

  // Asterisk gives the two who are left back to each other in the very moment in which one of them goes.
  for (const later of [2, 4, 6, 8]) {
    test(`the customer goes ${later} ms after the third party: no call with nobody in it stays`, async () => {
      const { desk, call, customer, third } = await conferring();
      const moment = new Promise((resolve) => setTimeout(resolve, later));
      await Promise.all([third.hangup(), moment.then(() => customer.hangup())]);
      expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'remote' } });
      await bench.lab.untilEmpty();
    });
  }
});
