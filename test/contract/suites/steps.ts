import type { Capability } from '../../../src/cti/port/capability.js';
import type { Bench } from '../bench.js';
import type { Desk, DeskCall } from '../desk.js';
import type { FarCall } from '../far-end.js';

/** A customer and an agent, and the call between them at its present state. */
export interface Situation {
  readonly desk: Desk;
  readonly customer: FarCall;
  readonly call: DeskCall;
}

/** What `ringing` needs. */
export const RINGING: readonly Capability[] = ['channel.ready'];

/** What `talking` needs. */
export const TALKING: readonly Capability[] = [...RINGING, 'interaction.complete'];

export const CUSTOMER = '+15550101';

/** A customer's call rings at the first agent's. */
export async function ringing(bench: Bench): Promise<Situation> {
  const desk = await bench.openReady();
  const customer = await bench.farEnd.callQueue(CUSTOMER);
  return { desk, customer, call: await desk.has('alerting') };
}

/** The same call answered, by hand at the device. */
export async function talking(bench: Bench): Promise<Situation> {
  const { desk, customer } = await ringing(bench);
  await answerByHand(bench, desk);
  return { desk, customer, call: await desk.has('connected') };
}

export async function answerByHand(bench: Bench, desk: Desk): Promise<void> {
  const device = bench.farEnd.device(desk.agent);
  await device.ringing();
  await device.answer();
}

/** The customer hangs up, and the agent is done with the call. */
export async function finish({ desk, customer, call }: Situation): Promise<void> {
  await customer.hangup();
  await desk.ended(call);
  await desk.is('wrapup');
  await desk.complete(call);
}
