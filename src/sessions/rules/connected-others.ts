import type { ConversationRecord } from '../model/conversation.record.js';
import type { InteractionRecord } from '../model/interaction.record.js';
import type { SessionModel } from '../model/session-model.js';

/** The conversations of other interactions that have the agent's voice now. */
export function connectedOthers(model: SessionModel, than: InteractionRecord | undefined): ConversationRecord[] {
  return model
    .interactions()
    .filter((one) => one !== than)
    .flatMap((one) => [...one.conversations.values()].filter(({ state }) => state === 'connected'));
}
