import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { ConversationState, InteractionState } from '../../protocol/objects/object-states.js';
import type { InteractionRecord } from './object-records.js';

/** The live legs of a contact as the switch has it. */
export function liveConversations(facts: CtiInteraction): CtiInteraction['conversations'] {
  return facts.conversations.filter((one) => one.state !== 'ended');
}

/** What live legs make of their contact, whatever it has been. */
export function interactionState(live: readonly { readonly state: ConversationState }[]): InteractionState {
  if (live.length === 0) return 'ENDED';
  if (live.some(({ state }) => state === 'connected' || state === 'held')) return 'STARTED';
  return live.some(({ state }) => state === 'dialing') ? 'DIALING' : 'ALERTING';
}

/** The conversation that the interaction stands on: the primary one while it lives, then the consultation. */
export function interactionFocus(interaction: InteractionRecord): string | null {
  const live = [...interaction.conversations.values()].filter((one) => one.state !== 'ended');
  return (live.find((one) => one.facts.role === 'primary') ?? live[0])?.id ?? null;
}
