import { expect } from '@jest/globals';
import type { Capability } from '../../../src/cti/port/capability.js';
import { CtiRejectedError, UnsupportedError } from '../../../src/errors/switch-errors.js';
import { CAPABILITY_CALLS } from '../capability-calls.js';
import type { ContractKit } from '../contract-kit.js';
import { TALKING, talking } from './steps.js';

const ON_A_CALL: readonly Capability[] = [
  'conversation.answer',
  'conversation.hold',
  'conversation.retrieve',
  'conversation.dtmf',
];

/** What cannot be done is refused, each in its own way, and changes nothing. */
export function refusalSuite(kit: ContractKit): void {
  const { bench } = kit;
  const capabilities = Object.keys(CAPABILITY_CALLS) as Capability[];

  for (const capability of capabilities.filter((one) => !kit.claims.includes(one))) {
    kit.test(`${capability} is not claimed: unsupported`, [], async () => {
      const desk = await bench.open();
      const refused = CAPABILITY_CALLS[capability](desk.session, desk.channel.id);
      await expect(refused).rejects.toBeInstanceOf(UnsupportedError);
      await expect(refused).rejects.toMatchObject({ details: { capability } });
    });
  }

  for (const capability of [...ON_A_CALL, 'conversation.release', 'interaction.accept'] as const) {
    kit.test(`${capability} for a call that there is not`, [capability], async () => {
      const desk = await bench.open();
      const refused = CAPABILITY_CALLS[capability](desk.session, desk.channel.id);
      await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
      await desk.agrees();
    });
  }

  kit.test('commands for a call that has ended', [...TALKING, ...ON_A_CALL], async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await desk.is('wrapup');
    for (const late of [
      () => desk.session.answer(call.ref),
      () => desk.session.hold(call.ref),
      () => desk.session.retrieve(call.ref),
      () => desk.session.dtmf(call.ref, '1'),
    ]) {
      await expect(late()).rejects.toBeInstanceOf(CtiRejectedError);
    }
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('ready');
  });

  kit.test('answering what is answered', [...TALKING, 'conversation.answer'], async () => {
    const { desk, customer, call } = await talking(bench);
    await expect(desk.session.answer(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.has('connected');
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('completing what still goes on', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    await expect(desk.complete(call)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.has('connected');
    await desk.is('busy');
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('dialling while another call is in the way', [...TALKING, 'channel.dial'], async () => {
    const { desk, customer, call } = await talking(bench);
    const refused = desk.session.dial(desk.channel.id, bench.farEnd.numbers.customer);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    expect(desk.calls.length).toBe(1);
    await customer.hangup();
    await desk.ended(call);
  });
}
