import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { InteractionData } from '../../protocol/objects/object-states.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import { RINGING, ringing, TALKING, talking } from './steps.js';

/** What is known about a contact. */
export function dataSuite(kit: ContractKit): void {
  const { bench } = kit;
  const needs: readonly Capability[] = ['interaction.setdata'];

  const has = async (desk: Desk, call: DeskCall, data: InteractionData) => {
    const known = () => desk.calls.find(({ ref }) => ref.interaction === call.ref.interaction)?.interaction.data ?? {};
    const look = () =>
      Object.entries(data).every(([key, value]) => JSON.stringify(known()[key]) === JSON.stringify(value));
    await desk.recorder.until(look, `data ${JSON.stringify(data)}`);
    await desk.agrees();
  };

  kit.test('is added to, key by key', [...RINGING, ...needs], async () => {
    const { desk, customer, call } = await ringing(bench);
    await desk.session.setData(call.ref, { order: '42', address: { city: 'Bern', street: 'Gasse' } });
    await has(desk, call, { order: '42', address: { city: 'Bern', street: 'Gasse' } });
    await desk.session.setData(call.ref, { address: { city: 'Basel' }, mood: 'good' });
    await has(desk, call, { order: '42', address: { city: 'Basel' }, mood: 'good' });
    await desk.session.setData(call.ref, { mood: null, nothing: null });
    const gone = () => !('mood' in (desk.calls[0]?.interaction.data ?? { mood: '' }));
    await desk.recorder.until(gone, 'no mood');
    await has(desk, call, { order: '42', address: { city: 'Basel' } });
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('can be added to after the end, until the work is done', [...TALKING, ...needs], async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await desk.session.setData(call.ref, { result: 'sold' });
    await desk.recorder.until(
      () => desk.recorder.latest(call.ref.interaction)?.data['result'] === 'sold',
      'data of a call that is over',
    );
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('ready');
  });

  kit.test('what the agent says of a contact is kept', [...TALKING, 'a record of dispositions'], async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await desk.session.complete(call.ref, 'sold');
    await desk.is('ready');
    expect(await bench.dispositions(customer.number)).toEqual(['sold']);
  });

  kit.test('comes along with a call that is dialled', [...needs, 'channel.dial'], async () => {
    const desk = await bench.open();
    const ref = await desk.session.dial(desk.channel.id, bench.farEnd.numbers.customer, { campaign: '7' });
    const customer = await bench.farEnd.nextCall();
    const call = await desk.has('dialing');
    expect(call.ref).toEqual(ref);
    await has(desk, call, { campaign: '7' });
    await customer.reject();
    await desk.ended(call);
  });
}
