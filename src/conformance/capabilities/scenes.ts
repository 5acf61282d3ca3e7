import type { Capability } from '../../cti/port/capability.js';
import type { Bench } from '../bench.js';
import type { FarCall } from '../far-end.js';
import { RINGING, ringing, conferring, consulting, talking, type Situation } from '../suites/steps.js';
import type { CallArguments, Effect, Scene } from './capability-row.js';

type OnCall = Situation & { readonly third?: FarCall };
type Making = (situation: Situation) => Promise<Partial<CallArguments> | void>;

/** An effect on a call in that situation, once `make` has made of it what is needed. */
function onCall(begin: (bench: Bench) => Promise<OnCall>, ...needs: readonly Capability[]) {
  return (more: { readonly needs?: readonly Capability[]; readonly make?: Making } = {}): Effect => ({
    needs: [...RINGING, ...needs, ...(more.needs ?? [])],
    begin: async (bench): Promise<Scene> => {
      const situation = await begin(bench);
      const asked = (await more.make?.(situation)) ?? {};
      const { desk, customer, third, call } = situation;
      return {
        desk,
        far: third ? [customer, third] : [customer],
        asked: { ref: call.ref, to: bench.farEnd.numbers.third, ...asked },
      };
    },
  });
}

export const whileRinging = onCall(ringing);
export const whileTalking = onCall(talking);
export const whileConsulting = onCall(consulting, 'interaction.consult');
export const whileConferring = onCall(conferring, 'interaction.consult', 'interaction.consultconference');
