import { expect } from 'expect';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { MUSIC } from '../far-end.js';
import { CONSULTING, consulting, consultRinging, finish, NO_ADDRESS, TALKING, talking } from './steps.js';

/** The agent asks somebody while the customer waits. */
export function consultSuite(kit: ContractKit): void {
  const { bench } = kit;
  const cancelling = [...CONSULTING, 'interaction.cancelconsult'] as const;
  const alternating = [...CONSULTING, 'interaction.alternate'] as const;

  kit.test('holds the customer, rings, and talks once it is answered', CONSULTING, async () => {
    const { desk, customer, call, third, consult } = await consultRinging(bench);
    expect(consult.interaction).toBe(call.ref.interaction);
    const legs = desk.calls.map(({ ref }) => ref.conversation);
    expect([...legs].sort()).toEqual([call.ref.conversation, consult.conversation].sort());
    await customer.hears(MUSIC);
    await third.answer();
    const stands = await desk.stands(call, { primary: 'held', consult: 'connected' });
    const parties = stands.conversations.find(({ role }) => role === 'consult')?.parties;
    expect(parties).toMatchObject([{ address: third.number }]);
    await third.hears(desk.agent.extension);
    await customer.hears(MUSIC);
    await desk.is('busy');
    await third.hangup();
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('cannot even begin: the customer is not held', CONSULTING, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await expect(desk.session.consult(call.ref, NO_ADDRESS)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('is begun from a held call too', [...CONSULTING, 'conversation.hold'], async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    await desk.session.consult(call.ref, bench.farEnd.numbers.third);
    const third = await bench.farEnd.nextCall(bench.farEnd.numbers.third);
    await third.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await third.hangup();
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
  });

  kit.test('is not begun twice', CONSULTING, async () => {
    const { desk, customer, call, third } = await consulting(bench);
    const again = desk.session.consult(call.ref, bench.farEnd.numbers.customer);
    await expect(again).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await third.hears(desk.agent.extension);
    await third.hangup();
    await customer.hangup();
  });

  kit.test('is given up while it rings: the telephone stops', cancelling, async () => {
    const { desk, customer, call, third, consult } = await consultRinging(bench);
    await desk.session.cancelConsult(call.ref);
    await desk.stands(call, { primary: 'connected' });
    expect(await desk.legEnded(consult)).toMatchObject({ code: 'requested', by: { kind: 'agent' } });
    await third.ended();
    await customer.hears(desk.agent.extension);
    await finish({ desk, customer, call });
  });

  kit.test('is ended, and the customer is back', cancelling, async () => {
    const { desk, customer, call, third, consult } = await consulting(bench);
    await desk.session.cancelConsult(call.ref);
    await desk.stands(call, { primary: 'connected' });
    expect(await desk.legEnded(consult)).toMatchObject({ code: 'requested', by: { kind: 'agent' } });
    await third.ended();
    await customer.hears(desk.agent.extension);
    await finish({ desk, customer, call });
  });

  kit.test('goes to and fro', alternating, async () => {
    const { desk, customer, call, third } = await consulting(bench);
    const agent = desk.agent.extension;
    for (let round = 0; round < 2; round += 1) {
      await desk.session.alternate(call.ref);
      await desk.stands(call, { primary: 'connected', consult: 'held' });
      await customer.hears(agent);
      await third.hears(MUSIC);
      await desk.session.alternate(call.ref);
      await desk.stands(call, { primary: 'held', consult: 'connected' });
      await third.hears(agent);
      await customer.hears(MUSIC);
    }
    await third.hangup();
    await customer.hangup();
  });

  kit.test('does not go to and fro before it is answered', alternating, async () => {
    const { desk, customer, call, third } = await consultRinging(bench);
    await expect(desk.session.alternate(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await third.reject();
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
  });

  kit.test('is ended while the customer is talked with', [...alternating, ...cancelling], async () => {
    const { desk, customer, call, third } = await consulting(bench);
    await desk.session.alternate(call.ref);
    await desk.stands(call, { primary: 'connected', consult: 'held' });
    await desk.session.cancelConsult(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await third.ended();
    await customer.hears(desk.agent.extension);
    await finish({ desk, customer, call });
  });

  kit.test('can be had once more after it was ended', cancelling, async () => {
    const { desk, customer, call, third } = await consulting(bench);
    await desk.session.cancelConsult(call.ref);
    await third.ended();
    await desk.stands(call, { primary: 'connected' });
    await desk.session.consult(call.ref, bench.farEnd.numbers.third);
    const again = await bench.farEnd.nextCall(bench.farEnd.numbers.third);
    await again.answer();
    await desk.stands(call, { primary: 'held', consult: 'connected' });
    await again.hears(desk.agent.extension);
    await again.hangup();
    await customer.hangup();
  });

  kit.test('is nothing for a call that nobody has answered', [...TALKING, 'interaction.consult'], async () => {
    const desk = await bench.openReady();
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    const refused = desk.session.consult(call.ref, bench.farEnd.numbers.third);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'alerting' });
    await customer.hangup();
    await desk.ended(call);
  });
}
