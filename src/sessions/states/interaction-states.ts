import type { InteractionState } from '../../protocol/objects/object-states.js';
import { checkedTable } from './transition-table.js';

/**
 * The life of an interaction; it follows from its conversations up to ENDED, and from the agent after that. Whatever its
 * legs make of it, it goes no other way: one that was talked on stays STARTED while it has any leg.
 */
export const INTERACTION_TABLE = checkedTable<InteractionState>({
  name: 'interaction',
  // The last where a session finds the work after a contact.
  initial: ['ALERTING', 'DIALING', 'STARTED', 'ENDED'],
  final: ['COMPLETED'],
  moves: {
    ALERTING: ['STARTED', 'ENDED'],
    DIALING: ['STARTED', 'ENDED'],
    STARTED: ['ENDED'],
    ENDED: ['COMPLETED'],
    COMPLETED: [],
  },
});
