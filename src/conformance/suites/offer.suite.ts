import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { answerByHand, hearEachOther, NO_ADDRESS, RINGING, ringing } from './steps.js';

/** What else can be done with a call that rings. */
export function offerSuite(kit: ContractKit): void {
  const { bench } = kit;
  const rejecting: readonly Capability[] = [...RINGING, 'interaction.reject'];
  const deflecting: readonly Capability[] = [...RINGING, 'conversation.deflect'];

  kit.test('rejected: a queue offers it to the next one', rejecting, async () => {
    const { desk, customer, call } = await ringing(bench);
    const colleague = await bench.openReady(1);
    await desk.session.reject({ interaction: call.ref.interaction }, 'no time');
    expect(await desk.ended(call)).toMatchObject({ code: 'rejected', by: { kind: 'agent' } });
    const theirs = await colleague.has('alerting');
    expect(theirs.interaction.from).toBe(customer.number);
    await answerByHand(bench, colleague);
    await colleague.has('connected');
    await customer.hears(colleague.agent.extension);
    await customer.hangup();
    await colleague.ended(theirs);
  });

  kit.test('rejected: a customer who has called directly is told', rejecting, async () => {
    const desk = await bench.openReady();
    const customer = await bench.farEnd.callAgent(desk.agent, '+15550101');
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ direction: 'inbound', from: '+15550101' });
    expect(call.interaction.queue).toBeUndefined();
    await desk.session.reject({ interaction: call.ref.interaction });
    expect(await desk.ended(call)).toMatchObject({ code: 'rejected', by: { kind: 'agent' } });
    await customer.ended();
    await desk.is('ready');
  });

  kit.test('deflected: it goes on ringing elsewhere', deflecting, async () => {
    const { desk, customer, call } = await ringing(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = desk.session.deflect(call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    await Promise.race([sent, third.answer()]);
    await sent;
    expect(await desk.ended(call)).toMatchObject({ code: 'deflected', by: { kind: 'agent' } });
    await bench.farEnd.device(desk.agent).idle();
    await hearEachOther(customer, third);
    await desk.is('ready');
    await customer.hangup();
    await third.ended();
  });

  for (const [what, to] of [
    ['who is busy', () => bench.farEnd.numbers.busy],
    ['who is unreachable', () => bench.farEnd.numbers.unreachable],
    ['what is no address', () => NO_ADDRESS],
  ] as const) {
    kit.test(`deflected to ${what}: refused, and it rings on`, deflecting, async () => {
      const { desk, customer, call } = await ringing(bench);
      await expect(desk.session.deflect(call.ref, to())).rejects.toBeInstanceOf(CtiRejectedError);
      await desk.stands(call, { primary: 'alerting' });
      await bench.farEnd.device(desk.agent).ringing();
      await customer.hangup();
      await desk.ended(call);
    });
  }
}
