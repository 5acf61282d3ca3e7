import type { CtiInteraction } from './cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { Outcome } from '../../protocol/objects/object-states.js';

/** What of a contact says how it ended. */
interface Ended {
  readonly facts: Pick<CtiInteraction, 'origin' | 'times'>;
  readonly wasStarted: boolean;
}

/**
 * What became of a contact for the agent.
 * @param cause of its end
 * @param agent id of the agent
 */
export function contactOutcome({ facts, wasStarted }: Ended, { code, by }: Cause, agent: string): Outcome {
  if (wasStarted || facts.times.answered !== undefined) return code === 'transferred' ? 'transferred' : 'answered';
  // Nobody has seen what became of it: it may have been answered.
  if (code === 'recovered') return 'unknown';
  if (facts.origin.kind === 'dialled') return 'failed';
  if (by.kind !== 'agent' || by.id !== agent) return 'missed';
  return code === 'deflected' ? 'deflected' : 'rejected';
}
