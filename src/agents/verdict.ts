import type { AgentRecord } from './agent-record.js';

/** The credentials are those of that agent. */
export interface Right {
  readonly result: 'right';
  readonly agent: AgentRecord;
  /** until when they are, in milliseconds since the epoch; left out where they have no end */
  readonly expires?: number;
}

/**
 * What a store finds of credentials. `wrong`: it answers for them, and they are not good; `unknown`: it has nothing to say of them.
 * Nobody outside learns which of the two it was.
 */
export type Verdict = Right | Wrong | Unknown;

export interface Wrong {
  readonly result: 'wrong';
  /** whether the store has found that there is such an agent */
  readonly known: boolean;
}

export interface Unknown {
  readonly result: 'unknown';
}

export const WRONG: Verdict = { result: 'wrong', known: true };
/** Whose id stands beside what anybody can make up may be anything. */
export const WRONG_OF_ANYBODY: Verdict = { result: 'wrong', known: false };
export const UNKNOWN: Verdict = { result: 'unknown' };
