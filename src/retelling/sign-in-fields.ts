import type { SignInHappening } from '../happenings/happening.js';
import type { AgentNames } from './agent-names.js';
import { without } from './without.js';

/** The fields of a sign-in's line. */
export function signInFields(told: SignInHappening, names: AgentNames): Readonly<Record<string, unknown>> {
  const { agent, outcome, override, took } = told;
  return {
    ...without(told, 'kind', 'known', 'agent', 'outcome', 'override'),
    ...(outcome.result === 'failure' ? { ...names.of(agent), code: outcome.code } : { agent }),
    ...(override ? { override } : {}),
    took: Math.round(took),
  };
}
