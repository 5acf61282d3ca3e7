import { expect } from 'expect';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { MUSIC } from '../far-end.js';
import {
  allHearEachOther,
  CONFERRING,
  conferring,
  CONSULTING,
  consulting,
  consultRinging,
  finish,
  hearEachOther,
  type Consulting,
} from './steps.js';

/** What becomes of the customer and the one who was asked. */
export function consultOutcomeSuite(kit: ContractKit): void {
  const { bench } = kit;
  const transferring = [...CONSULTING, 'interaction.consulttransfer'] as const;

  const isOutOfIt = async ({ desk, call, consult }: Consulting) => {
    const transferred = { code: 'transferred', by: { kind: 'agent' } };
    expect(await desk.ended(call)).toMatchObject(transferred);
    expect(await desk.legEnded(call.ref)).toMatchObject(transferred);
    expect(await desk.legEnded(consult)).toMatchObject(transferred);
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('ready');
  };

  kit.test('a transfer joins the two and leaves the agent out', transferring, async () => {
    const situation = await consulting(bench);
    const { desk, customer, call, third } = situation;
    await desk.session.consultTransfer(call.ref);
    await isOutOfIt(situation);
    await hearEachOther(customer, third);
    await bench.farEnd.device(desk.agent).idle();
    await customer.hangup();
    await third.ended();
  });

  kit.test('a transfer of the one who waits', [...transferring, 'interaction.alternate'], async () => {
    const situation = await consulting(bench);
    const { desk, customer, call, third } = situation;
    await desk.session.alternate(call.ref);
    await desk.stands(call, { primary: 'connected', consult: 'held' });
    await desk.session.consultTransfer(call.ref);
    await isOutOfIt(situation);
    await hearEachOther(customer, third);
    await third.hangup();
    await customer.ended();
  });

  kit.test('a transfer while it still rings, answered afterwards', transferring, async () => {
    const situation = await consultRinging(bench);
    const { desk, customer, call, third } = situation;
    await desk.session.consultTransfer(call.ref);
    await isOutOfIt(situation);
    await third.answer();
    await hearEachOther(customer, third);
    await customer.hangup();
    await third.ended();
  });

  kit.test('no transfer without the customer', transferring, async () => {
    const { desk, customer, call, third } = await consulting(bench);
    await customer.hangup();
    await desk.stands(call, { consult: 'connected' });
    await expect(desk.session.consultTransfer(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { consult: 'connected' });
    await third.hears(desk.agent.extension);
    await third.hangup();
    await desk.ended(call);
  });

  kit.test('a conference joins all three', CONFERRING, async () => {
    const situation = await consulting(bench);
    const { desk, customer, call, third, consult } = situation;
    await desk.session.consultConference(call.ref);
    const { conversations } = await desk.stands(call, { primary: 'connected' });
    expect(conversations[0]?.id).toBe(call.ref.conversation);
    const addresses = conversations[0]?.parties.map(({ address }) => address);
    expect([...(addresses ?? [])].sort()).toEqual([customer.number, third.number].sort());
    expect(await desk.legEnded(consult)).toMatchObject({ code: 'conferenced', by: { kind: 'agent' } });
    await allHearEachOther(bench, situation);
    await third.hangup();
    await finish(situation);
  });

  kit.test('a conference with the one who waits', [...CONFERRING, 'interaction.alternate'], async () => {
    const situation = await consulting(bench);
    const { desk, call, third } = situation;
    await desk.session.alternate(call.ref);
    await desk.stands(call, { primary: 'connected', consult: 'held' });
    await desk.session.consultConference(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await allHearEachOther(bench, situation);
    await third.hangup();
    await finish(situation);
  });

  kit.test('no conference before the answer', CONFERRING, async () => {
    const { desk, customer, call, third } = await consultRinging(bench);
    await expect(desk.session.consultConference(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await customer.hears(MUSIC);
    await third.reject();
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
  });

  kit.test('digits go to everybody in a conference', [...CONFERRING, 'conversation.dtmf'], async () => {
    const { desk, customer, call, third } = await conferring(bench);
    await desk.session.dtmf(call.ref, '42');
    await customer.gotDigits('42');
    await third.gotDigits('42');
    await third.hangup();
    await customer.hangup();
  });

  kit.test('the others go on while the agent holds', [...CONFERRING, 'conversation.hold'], async () => {
    const situation = await conferring(bench);
    const { desk, customer, call, third } = situation;
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    await third.hangup();
    await customer.hangup();
    await desk.ended(call);
  });
}
