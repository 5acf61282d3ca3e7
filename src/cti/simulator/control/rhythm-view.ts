import type { CustomerRhythm } from '../switch/sim-customers.js';

/** Customers who call by themselves, as the control shows them; either `queue` or `agent` is given. */
export type RhythmView = Omit<CustomerRhythm, 'call'>;

export function rhythmView({ every, queue, agent, from }: CustomerRhythm): RhythmView {
  return { every, ...(queue === undefined ? { agent } : { queue }), from };
}
