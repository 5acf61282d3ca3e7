import { expect } from 'expect';
import type { ContractKit } from '../contract-kit.js';
import { CUSTOMER, finish, RINGING, ringing, TALKING } from './steps.js';

/** From the first ring to the answer, or to whatever comes instead. */
export function ringSuite(kit: ContractKit): void {
  const { bench } = kit;

  kit.test('is shown whole, and keeps the agent busy', RINGING, async () => {
    const { desk, customer, call } = await ringing(bench);
    expect(call.interaction).toMatchObject({
      channel: desk.channel.id,
      direction: 'inbound',
      from: CUSTOMER,
      queue: bench.farEnd.queue,
      recording: 'off',
    });
    expect(call.conversation).toMatchObject({ role: 'primary', muted: false, parties: [{ address: CUSTOMER }] });
    await desk.is('busy');
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('is answered from the desktop', [...TALKING, 'conversation.answer'], async () => {
    const situation = await ringing(bench);
    const { desk, customer, call } = situation;
    await desk.session.answer(call.ref);
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('is accepted from the desktop', [...TALKING, 'interaction.accept'], async () => {
    const situation = await ringing(bench);
    const { desk, customer, call } = situation;
    await desk.session.accept({ interaction: call.ref.interaction });
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('is answered by hand at the device', TALKING, async () => {
    const situation = await ringing(bench);
    const { desk, customer, call } = situation;
    const device = bench.farEnd.device(desk.agent);
    await device.ringing();
    await device.answer();
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('is abandoned by the customer, and leaves no work', RINGING, async () => {
    const { desk, customer, call } = await ringing(bench);
    await customer.hangup();
    expect(await desk.ended(call)).toMatchObject({ code: 'abandoned', by: { kind: 'remote' } });
    await desk.is('ready');
  });

  const release = [...RINGING, 'channel.notready', 'conversation.release'] as const;
  kit.test('is refused by the agent, and goes on waiting', release, async () => {
    const { desk, customer, call } = await ringing(bench);
    // Not ready first: the queue may otherwise offer the same call again at once.
    await desk.session.notReady(desk.channel.id);
    await desk.session.release(call.ref);
    expect((await desk.ended(call)).by.kind).toBe('agent');
    await desk.is('notready');
    expect(await bench.farEnd.leftovers()).not.toEqual([]);
    await customer.hangup();
    await customer.ended();
  });
}
