import type { ConversationState } from '../../protocol/objects/object-states.js';
import { checkedTable } from './transition-table.js';

/**
 * What a switch may report of a leg that is known. A leg never rings again, and an ended one never lives again: such a
 * report is late or out of order, and the switch is asked anew. `unknown` is left only by asking.
 */
export const CONVERSATION_TABLE = checkedTable<ConversationState>({
  name: 'conversation',
  initial: ['alerting', 'dialing', 'connected', 'held'],
  final: ['ended'],
  moves: {
    alerting: ['connected', 'held', 'ended', 'unknown'],
    dialing: ['connected', 'held', 'ended', 'unknown'],
    connected: ['held', 'ended', 'unknown'],
    held: ['connected', 'ended', 'unknown'],
    unknown: ['alerting', 'dialing', 'connected', 'held', 'ended'],
    ended: [],
  },
});
