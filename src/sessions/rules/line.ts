import type { ConversationRecord } from '../model/conversation.record.js';
import type { InteractionRecord } from '../model/interaction.record.js';
import type { SessionModel } from '../model/session-model.js';

/** The conversations of other interactions that have the agent's voice now. */
export function connectedOthers(model: SessionModel, than: InteractionRecord | undefined): ConversationRecord[] {
  return others(model, than).filter(({ state }) => state === 'connected');
}

/** Whether the agent waits for somebody to answer in another interaction: that cannot be held, only released. */
export function dialingElsewhere(model: SessionModel, than: InteractionRecord | undefined): boolean {
  return others(model, than).some(({ state }) => state === 'dialing');
}

function others(model: SessionModel, than: InteractionRecord | undefined): ConversationRecord[] {
  return model
    .interactions()
    .filter((one) => one !== than)
    .flatMap((one) => [...one.conversations.values()]);
}
