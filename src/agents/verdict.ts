import type { AgentRecord } from './agent-record.js';

/** The credentials are those of that agent. */
export interface Right {
  readonly result: 'right';
  readonly agent: AgentRecord;
  /** until when they are, in milliseconds since the epoch; left out where they have no end */
  readonly expires?: number;
}

/**
 * What a store finds of credentials. `wrong`: it answers for that agent, and these are not the agent's; `unknown`: it has nothing to
 * say of them. Nobody outside learns which of the two it was.
 */
export type Verdict = Right | { readonly result: 'wrong' | 'unknown' };

export const WRONG: Verdict = { result: 'wrong' };
export const UNKNOWN: Verdict = { result: 'unknown' };
