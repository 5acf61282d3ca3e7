import type { InteractionState } from '../../protocol/objects/object-states.js';
import { checkedTable } from './transition-table.js';

/** The life of an interaction; it follows from its conversations up to ENDED, and from the agent after that. */
export const INTERACTION_TABLE = checkedTable<InteractionState>({
  name: 'interaction',
  initial: ['ALERTING', 'DIALING', 'STARTED'],
  final: ['COMPLETED'],
  moves: {
    ALERTING: ['STARTED', 'ENDED'],
    DIALING: ['STARTED', 'ENDED'],
    STARTED: ['ENDED'],
    ENDED: ['COMPLETED'],
    COMPLETED: [],
  },
});
