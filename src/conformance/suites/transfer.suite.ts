import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { FarCall } from '../far-end.js';
import { finish, hearEachOther, NO_ADDRESS, TALKING, talking, type Situation } from './steps.js';

/** The customer is sent on without a word to the one who is called. */
export function transferSuite(kit: ContractKit): void {
  const { bench } = kit;
  const needs: readonly Capability[] = [...TALKING, 'conversation.transfer'];

  /** Sends the customer on; resolves once the third party's telephone rings. */
  const sentOn = async ({ desk, call }: Situation): Promise<FarCall> => {
    const { third: number } = bench.farEnd.numbers;
    const sent = desk.session.transfer(call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    // A switch may want the answer before it lets the agent go.
    await Promise.race([sent, third.answer().then(() => sent)]);
    await sent;
    return third;
  };

  const isOutOfIt = async ({ desk, call }: Situation) => {
    expect(await desk.ended(call)).toMatchObject({ code: 'transferred', by: { kind: 'agent' } });
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('ready');
  };

  kit.test('from a call that is talked on; the customer hangs up', needs, async () => {
    const situation = await talking(bench);
    const third = await sentOn(situation);
    await isOutOfIt(situation);
    await hearEachOther(situation.customer, third);
    await bench.farEnd.device(situation.desk.agent).idle();
    await situation.customer.hangup();
    await third.ended();
  });

  kit.test('from a call that is held; the other one hangs up', [...needs, 'conversation.hold'], async () => {
    const situation = await talking(bench);
    await situation.desk.session.hold(situation.call.ref);
    await situation.desk.stands(situation.call, { primary: 'held' });
    const third = await sentOn(situation);
    await isOutOfIt(situation);
    await hearEachOther(situation.customer, third);
    await third.hangup();
    await situation.customer.ended();
  });

  for (const number of ['busy', 'unreachable'] as const) {
    kit.test(`to who is ${number}: refused, and the call is as it was`, needs, async () => {
      const situation = await talking(bench);
      const { desk, customer, call } = situation;
      const refused = desk.session.transfer(call.ref, bench.farEnd.numbers[number]);
      await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
      await expect(refused).rejects.toMatchObject({ details: { reason: expect.any(String) } });
      await desk.stands(call, { primary: 'connected' });
      await customer.hears(desk.agent.extension);
      await finish(situation);
    });
  }

  kit.test('to who is busy, from a held call: it is held still', [...needs, 'conversation.hold'], async () => {
    const situation = await talking(bench);
    const { desk, call } = situation;
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    const refused = desk.session.transfer(call.ref, bench.farEnd.numbers.busy);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'held' });
    await finish(situation);
  });

  kit.test('to what is no address: refused', needs, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await expect(desk.session.transfer(call.ref, NO_ADDRESS)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'connected' });
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('while the customer hangs up: nobody is left', needs, async () => {
    const { desk, customer, call } = await talking(bench);
    const sent = desk.session.transfer(call.ref, bench.farEnd.numbers.third).catch((error: unknown) => error);
    await customer.hangup();
    await desk.ended(call);
    // Done or refused: whichever came first. `leftovers` says after the test that no telephone rings for nobody.
    const outcome = await sent;
    expect(outcome === undefined || outcome instanceof CtiRejectedError).toBe(true);
  });

  kit.test('the customer hangs up while it rings: it stops', needs, async () => {
    const { desk, customer, call } = await talking(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = desk.session.transfer(call.ref, number).catch((error: unknown) => error);
    const third = await bench.farEnd.nextCall(number);
    await customer.hangup();
    await third.ended();
    await desk.ended(call);
    const outcome = await sent;
    expect(outcome === undefined || outcome instanceof CtiRejectedError).toBe(true);
  });

  kit.test('the one it rings at does not want it: the customer is not left in a ring', needs, async () => {
    const situation = await talking(bench);
    const { third: number } = bench.farEnd.numbers;
    const sent = situation.desk.session.transfer(situation.call.ref, number).catch((error: unknown) => error);
    const third = await bench.farEnd.nextCall(number);
    await third.decline();
    const outcome = await sent;
    if (outcome instanceof CtiRejectedError) {
      await situation.desk.stands(situation.call, { primary: 'connected' });
      await finish(situation);
      return;
    }
    expect(outcome).toBeUndefined();
    await isOutOfIt(situation);
    await situation.customer.ended();
  });
}
