import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import type { FarNumbers } from '../far-end.js';
import { allHearEachOther, CONFERRING, conferring, finish, NO_ADDRESS, TALKING, talking, toDial } from './steps.js';

/** Somebody is called into a call that goes on, or put out of it. */
export function conferenceSuite(kit: ContractKit): void {
  const { bench } = kit;
  const adding: readonly Capability[] = [...TALKING, 'conversation.conference'];
  const dropping: readonly Capability[] = [...CONFERRING, 'conversation.dropparty'];

  const parties = (desk: Desk, { ref }: DeskCall) =>
    desk.calls.find((one) => one.ref.conversation === ref.conversation)?.conversation.parties ?? [];
  const partyIs = (desk: Desk, call: DeskCall, address: string, state: string) =>
    desk.recorder.until(
      () => parties(desk, call).find((one) => one.address === address && one.state === state),
      `${address} ${state}`,
    );
  const alone = async (desk: Desk, call: DeskCall, address: string) => {
    const only = () => String(parties(desk, call).map((one) => one.address)) === address;
    await desk.recorder.until(only, `${address} alone in the call`);
    await desk.stands(call, { primary: 'connected' });
  };

  kit.test('adds a party who rings, and then talks with all', adding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    const { third: number } = bench.farEnd.numbers;
    await desk.session.conference(call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    await partyIs(desk, call, number, 'alerting');
    await customer.hears(desk.agent.extension);
    await third.answer();
    await partyIs(desk, call, number, 'connected');
    await allHearEachOther(bench, { ...situation, third, consult: call.ref });
    await desk.stands(call, { primary: 'connected' });
    await third.hangup();
    await alone(desk, call, customer.number);
    await finish(situation);
  });

  for (const number of ['busy', 'unreachable', 'silent'] as const satisfies readonly (keyof FarNumbers)[]) {
    kit.test(`takes a party away again who is ${number}`, [...adding, ...toDial(number)], async () => {
      const situation = await talking(bench);
      const { desk, customer, call } = situation;
      // A switch that finds out at once may say so at once.
      await desk.session.conference(call.ref, bench.number(number)).catch((error: unknown) => {
        if (!(error instanceof CtiRejectedError)) throw error;
      });
      await alone(desk, call, customer.number);
      await customer.hears(desk.agent.extension);
      await finish(situation);
    });
  }

  kit.test('takes a party away again who declines', adding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.conference(call.ref, bench.farEnd.numbers.third);
    const third = await bench.farEnd.nextCall(bench.farEnd.numbers.third);
    await third.decline();
    await alone(desk, call, customer.number);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  const partyRings = async () => {
    const situation = await talking(bench);
    const { third: number } = bench.farEnd.numbers;
    await situation.desk.session.conference(situation.call.ref, number);
    const third = await bench.farEnd.nextCall(number);
    await partyIs(situation.desk, situation.call, number, 'alerting');
    return { ...situation, third };
  };

  // What a switch makes of the rest is its own affair: but nobody may be left in a ring in the end.
  kit.test('of which the customer leaves while a party rings', [...adding, 'conversation.release'], async () => {
    const { desk, customer, call, third } = await partyRings();
    await customer.hangup();
    await customer.ended();
    await desk.session.release(call.ref).catch((error: unknown) => {
      if (!(error instanceof CtiRejectedError)) throw error;
    });
    await desk.ended(call);
    await third.ended();
  });

  kit.test('of which the agent leaves while a party rings', [...adding, 'conversation.release'], async () => {
    const { desk, customer, call, third } = await partyRings();
    await desk.session.release(call.ref);
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await customer.hangup();
    await customer.ended();
    await third.ended();
  });

  kit.test('adds nobody for what is no address', adding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await expect(desk.session.conference(call.ref, NO_ADDRESS)).rejects.toBeInstanceOf(CtiRejectedError);
    await alone(desk, call, customer.number);
    await finish(situation);
  });

  kit.test('has nobody in it twice', adding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.conference(call.ref, desk.agent.extension).catch((error: unknown) => {
      if (!(error instanceof CtiRejectedError)) throw error;
    });
    await alone(desk, call, customer.number);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('puts a party out, and is an ordinary call again', dropping, async () => {
    const situation = await conferring(bench);
    const { desk, customer, call, third } = situation;
    const party = parties(desk, call).find(({ address }) => address === third.number);
    await desk.session.dropParty(call.ref, party?.id ?? '');
    await third.ended();
    await alone(desk, call, customer.number);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('puts the customer out, and the agent goes on with the other', dropping, async () => {
    const { desk, customer, call, third } = await conferring(bench);
    const party = parties(desk, call).find(({ address }) => address === customer.number);
    await desk.session.dropParty(call.ref, party?.id ?? '');
    await customer.ended();
    await alone(desk, call, third.number);
    await third.hears(desk.agent.extension);
    await finish({ desk, customer: third, call });
  });

  kit.test('does not put out who is not in it', dropping, async () => {
    const situation = await conferring(bench);
    await expect(situation.desk.session.dropParty(situation.call.ref, 'none')).rejects.toBeInstanceOf(CtiRejectedError);
    await allHearEachOther(bench, situation);
    await situation.third.hangup();
    await finish(situation);
  });

  kit.test('ends the call where the only other one is put out', [...TALKING, 'conversation.dropparty'], async () => {
    const { desk, customer, call } = await talking(bench);
    await desk.session.dropParty(call.ref, parties(desk, call)[0]?.id ?? '');
    expect(await desk.ended(call)).toMatchObject({ code: 'released', by: { kind: 'agent' } });
    await customer.ended();
  });
}
