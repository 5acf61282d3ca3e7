import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { InteractionState } from '../../protocol/objects/object-states.js';
import type { InteractionRecord } from './object-records.js';

/** The live legs of a contact as the switch has it. */
export function liveConversations(facts: CtiInteraction): CtiInteraction['conversations'] {
  return facts.conversations.filter((one) => one.state !== 'ended');
}

/** What a contact's legs make of it; one that was talked on stays STARTED while it has any leg. */
export function interactionState(facts: CtiInteraction, wasStarted: boolean): InteractionState {
  const live = liveConversations(facts);
  if (live.length === 0) return 'ENDED';
  if (wasStarted || live.some((one) => one.state === 'connected' || one.state === 'held')) return 'STARTED';
  return live.some((one) => one.state === 'dialing') ? 'DIALING' : 'ALERTING';
}

/** The conversation that the interaction stands on: the primary one while it lives, then the consultation. */
export function interactionFocus(interaction: InteractionRecord): string | null {
  const live = [...interaction.conversations.values()].filter((one) => one.state !== 'ended');
  return (live.find((one) => one.facts.role === 'primary') ?? live[0])?.id ?? null;
}
