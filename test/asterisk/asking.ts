import type { ConversationRef } from '../../src/cti/port/cti-session.js';
import type { FarCall } from '../../src/conformance/far-end.js';
import type { AsteriskBench, Instance, Talk } from './asterisk-bench.js';
import type { Options } from './asterisk-under-test.js';

/** the phone of the one who is asked */
export const THIRD = '1003';

/** A customer who waits while the agent asks somebody. */
export interface Asking extends Talk {
  readonly instance: Instance;
  readonly consult: ConversationRef;
  readonly third: FarCall;
}

export async function askingWhileItRings(bench: AsteriskBench, options?: Options): Promise<Asking> {
  const instance = await bench.running(options);
  const talk = await bench.talk(instance);
  const { desk, call } = talk;
  const consult = await desk.session.consult(call.ref, THIRD);
  const third = await bench.farEnd.nextCall(THIRD);
  await desk.stands(call, { primary: 'held', consult: 'dialing' });
  return { ...talk, instance, consult, third };
}

/** The one who is asked has answered. */
export async function asking(bench: AsteriskBench, options?: Options): Promise<Asking> {
  const situation = await askingWhileItRings(bench, options);
  await situation.third.answer();
  await situation.desk.stands(situation.call, { primary: 'held', consult: 'connected' });
  await situation.third.hears('1001');
  return situation;
}
