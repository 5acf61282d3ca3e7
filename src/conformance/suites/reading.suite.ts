import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { ContractKit } from '../contract-kit.js';
import { ReadingAllAlong } from '../reading-all-along.js';
import { answerByHand, CUSTOMER, finish, TALKING } from './steps.js';

/** What is read while things happen. */
export function readingSuite(kit: ContractKit): void {
  const { bench } = kit;
  const holding: readonly Capability[] = [...TALKING, 'conversation.hold', 'conversation.retrieve'];

  kit.test('is never older than what had been reported when it was asked for', holding, async () => {
    const desk = await bench.openReady();
    const readings = new ReadingAllAlong(desk);
    const customer = await bench.farEnd.callQueue(CUSTOMER);
    await desk.has('alerting');
    await answerByHand(bench, desk);
    const call = await desk.has('connected');
    await desk.session.hold(call.ref);
    await desk.session.retrieve(call.ref);
    await finish({ desk, customer, call });
    expect(await readings.stop()).toEqual([]);
    expect(readings.count).toBeGreaterThan(1);
  });
}
