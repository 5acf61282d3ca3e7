import { expect } from 'expect';
import { MUSIC } from '../far-end.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { finish, TALKING, talking } from './steps.js';

/** What can be done with a call while it lasts. */
export function talkSuite(kit: ContractKit): void {
  const { bench } = kit;
  const holding = [...TALKING, 'conversation.hold', 'conversation.retrieve'] as const;

  kit.test('is held and retrieved, and once more', holding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await customer.hears(desk.agent.extension);
    for (let round = 0; round < 2; round += 1) {
      await desk.session.hold(call.ref);
      expect((await desk.has('held')).ref).toEqual(call.ref);
      await customer.hears(MUSIC);
      await desk.is('busy');
      await desk.session.retrieve(call.ref);
      expect((await desk.has('connected')).ref).toEqual(call.ref);
      await customer.hears(desk.agent.extension);
    }
    await finish(situation);
  });

  kit.test('is not held when it is held, nor retrieved when it is not', holding, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await expect(desk.session.retrieve(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.has('connected');
    await desk.session.hold(call.ref);
    await desk.has('held');
    await expect(desk.session.hold(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.has('held');
    await customer.hears(MUSIC);
    await finish(situation);
  });

  kit.test('shows a hold that is made at the device', TALKING, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    const device = bench.farEnd.device(desk.agent);
    await device.hold();
    expect((await desk.has('held')).ref).toEqual(call.ref);
    await customer.hears(MUSIC);
    await device.unhold();
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('carries digits to the customer, in order', [...TALKING, 'conversation.dtmf'], async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.dtmf(call.ref, '12*#');
    await customer.gotDigits('12*#');
    await desk.session.dtmf(call.ref, '0');
    await customer.gotDigits('12*#0');
    await desk.has('connected');
    await finish(situation);
  });

  kit.test('carries no digits while it is held', [...holding, 'conversation.dtmf'], async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.hold(call.ref);
    await desk.has('held');
    await expect(desk.session.dtmf(call.ref, '1')).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.session.retrieve(call.ref);
    await desk.has('connected');
    await desk.session.dtmf(call.ref, '2');
    await customer.gotDigits('2');
    await finish(situation);
  });
}
