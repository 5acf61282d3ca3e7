import type { Capability } from '../../cti/port/capability.js';
import type { ConversationRef } from '../../cti/port/cti-session.js';
import type { Bench } from '../bench.js';
import type { Desk, DeskCall } from '../desk.js';
import type { FarCall, FarNumbers } from '../far-end.js';
import type { FarEndPart } from '../far-end-part.js';

/** A customer and an agent, and the call between them at its present state. */
export interface Situation {
  readonly desk: Desk;
  readonly customer: FarCall;
  readonly call: DeskCall;
}

/** A customer on hold, and the agent asks a third party. */
export interface Consulting extends Situation {
  readonly third: FarCall;
  readonly consult: ConversationRef;
}

/** What `ringing` needs. */
export const RINGING: readonly Capability[] = ['channel.ready'];

/** What `talking` needs. */
export const TALKING: readonly Capability[] = [...RINGING, 'interaction.complete'];

/** What `consulting` needs. */
export const CONSULTING: readonly Capability[] = [...TALKING, 'interaction.consult'];

/** What `conferring` needs. */
export const CONFERRING: readonly Capability[] = [...CONSULTING, 'interaction.consultconference'];

export const CUSTOMER = '+15550101';

/** No switch can dial that. */
export const NO_ADDRESS = 'no address';

/** What it takes of the far end to call that number. */
export const toDial = (number: keyof FarNumbers): readonly FarEndPart[] =>
  number === 'silent' ? ['a number that is silent'] : [];

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

/** The customer waits while the third party's telephone rings. */
export async function consultRinging(bench: Bench): Promise<Consulting> {
  const situation = await talking(bench);
  const { desk, call } = situation;
  const { third: number } = bench.farEnd.numbers;
  const consult = await desk.session.consult(call.ref, number);
  const third = await bench.farEnd.nextCall(number);
  await desk.stands(call, { primary: 'held', consult: 'dialing' });
  return { ...situation, third, consult };
}

/** The customer waits while the agent talks with the third party. */
export async function consulting(bench: Bench): Promise<Consulting> {
  const situation = await consultRinging(bench);
  await situation.third.answer();
  await situation.desk.stands(situation.call, { primary: 'held', consult: 'connected' });
  return situation;
}

/** The three in one call. */
export async function conferring(bench: Bench): Promise<Consulting> {
  const situation = await consulting(bench);
  const { desk, call } = situation;
  await desk.session.consultConference(call.ref);
  await desk.stands(call, { primary: 'connected' });
  return situation;
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

/** The three of them talk, each with the two others. */
export async function allHearEachOther(bench: Bench, { desk, customer, third }: Consulting): Promise<void> {
  const agent = desk.agent.extension;
  await customer.hears(agent, third.number);
  await third.hears(agent, customer.number);
  await bench.farEnd.device(desk.agent).hears(customer.number, third.number);
}

/** The two talk whom the agent has brought together. */
export async function hearEachOther(one: FarCall, other: FarCall): Promise<void> {
  await one.hears(other.number);
  await other.hears(one.number);
}
