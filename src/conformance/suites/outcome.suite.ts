import { expect } from 'expect';
import { contactOutcome } from '../../cti/port/contact-outcome.js';
import type { Outcome } from '../../protocol/objects/object-states.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import { finish, RINGING, ringing, TALKING, talking } from './steps.js';

/** What facts and causes add up to in the agent's history. */
export function outcomeSuite(kit: ContractKit): void {
  const { bench } = kit;

  const isEnded = async (desk: Desk, { ref }: Pick<DeskCall, 'ref'>, outcome: Outcome, ...codes: readonly string[]) => {
    const { code, by } = await desk.ended({ ref });
    const facts = desk.recorder.latest(ref.interaction);
    if (!facts) throw new Error(`${ref.interaction} has never been told`);
    const wasStarted = desk.recorder.wasJoined(ref);
    const cause = { code, by: { id: desk.agent.id, ...by } };
    expect(contactOutcome({ facts, wasStarted }, cause, desk.agent.id)).toBe(outcome);
    expect(codes).toContain(code);
  };

  kit.test('missed: the customer gives up', RINGING, async () => {
    const { desk, customer, call } = await ringing(bench);
    await customer.hangup();
    await isEnded(desk, call, 'missed', 'abandoned');
  });

  kit.test('rejected', [...RINGING, 'channel.notready', 'interaction.reject'], async () => {
    const { desk, customer, call } = await ringing(bench);
    await desk.session.notReady(desk.channel.id);
    await desk.session.reject({ interaction: call.ref.interaction });
    await isEnded(desk, call, 'rejected', 'rejected');
    await customer.hangup();
  });

  kit.test('deflected', [...RINGING, 'conversation.deflect'], async () => {
    const { desk, customer, call } = await ringing(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = desk.session.deflect(call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    await Promise.race([sent, third.answer()]);
    await sent;
    await isEnded(desk, call, 'deflected', 'deflected');
    await customer.hangup();
    await third.ended();
  });

  kit.test('answered, whoever hangs up', TALKING, async () => {
    const situation = await talking(bench);
    await finish(situation);
    await isEnded(situation.desk, situation.call, 'answered', 'released');
  });

  kit.test('transferred', [...TALKING, 'conversation.transfer'], async () => {
    const { desk, customer, call } = await talking(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = desk.session.transfer(call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    await Promise.race([sent, third.answer().then(() => sent)]);
    await sent;
    await isEnded(desk, call, 'transferred', 'transferred');
    await customer.hangup();
    await third.ended();
  });

  kit.test('failed: who is dialled is busy', ['channel.dial'], async () => {
    const desk = await bench.open();
    const ref = await desk.session.dial(desk.channel.id, bench.farEnd.numbers.busy);
    await isEnded(desk, { ref }, 'failed', 'busy');
  });

  kit.test('failed: the agent gives up', ['channel.dial', 'conversation.release'], async () => {
    const desk = await bench.open();
    const ref = await desk.session.dial(desk.channel.id, bench.farEnd.numbers.customer);
    const customer = await bench.farEnd.nextCall();
    const call = await desk.has('dialing');
    expect(call.ref).toEqual(ref);
    await desk.session.release(ref);
    await isEnded(desk, call, 'failed', 'released');
    await customer.ended();
  });

  kit.test(
    'missed: a colleague who asks gives up',
    ['calls between agents', ...TALKING, 'interaction.consult', 'interaction.cancelconsult'],
    async () => {
      const situation = await talking(bench);
      const { desk, call } = situation;
      const colleague = await bench.openColleague();
      await desk.session.consult(call.ref, colleague.agent.extension);
      const theirs = await colleague.has('alerting');
      await desk.session.cancelConsult(call.ref);
      await isEnded(colleague, theirs, 'missed', 'abandoned', 'released');
      await desk.stands(call, { primary: 'connected' });
      await finish(situation);
    },
  );
}
