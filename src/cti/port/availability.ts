import type { AgentState, PendingState } from '../../protocol/objects/object-states.js';

interface Availability {
  readonly agentState: AgentState;
  readonly reason?: string;
  readonly pending?: PendingState;
}

/** What an agent asked to be, and what keeps the agent busy meanwhile. */
export interface AvailabilityInput {
  readonly wanted: PendingState;
  /** true where `wanted` was asked for while there was work: it then waits as the pending state */
  readonly askedDuringWork: boolean;
  /** contacts that ring, are being set up or are talked on */
  readonly live: number;
  /** answered contacts whose work afterwards is not completed */
  readonly wrappingUp: number;
}

/** The one rule by which every provider says what an agent is doing. */
export function availability(input: AvailabilityInput): Availability {
  const { wanted, live, wrappingUp } = input;
  if (live === 0 && wrappingUp === 0) return wanted;
  return { agentState: live > 0 ? 'busy' : 'wrapup', ...(input.askedDuringWork ? { pending: wanted } : {}) };
}
