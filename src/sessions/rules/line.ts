import type { ConversationRecord, InteractionRecord } from '../model/object-records.js';
import type { SessionModel } from '../model/session-model.js';

/** The conversations of other interactions that have the agent's voice now. */
export function connectedOthers(model: SessionModel, than: InteractionRecord | undefined): ConversationRecord[] {
  return model
    .interactions()
    .filter((one) => one !== than)
    .flatMap((one) => [...one.conversations.values()])
    .filter(({ state }) => state === 'connected');
}

/** Whether the agent's voice is in another interaction. */
export function connectedElsewhere(model: SessionModel, than: InteractionRecord | undefined): boolean {
  return elsewhere(model, than, 'connected', always);
}

/** Whether the agent's voice is in another interaction that cannot be held now. */
export function boundElsewhere(model: SessionModel, than: InteractionRecord | undefined): boolean {
  return elsewhere(
    model,
    than,
    'connected',
    ({ facts }) => facts.lacks?.some(({ commands }) => commands.includes('conversation.hold')) === true,
  );
}

const always = (): boolean => true;

/** Whether the agent waits for somebody to answer in another interaction: that cannot be held, only released. */
export function dialingElsewhere(model: SessionModel, than: InteractionRecord | undefined): boolean {
  return elsewhere(model, than, 'dialing', always);
}

/** Loops without a list: this is asked for every object at every report. */
function elsewhere(
  model: SessionModel,
  than: InteractionRecord | undefined,
  state: ConversationRecord['state'],
  counts: (interaction: InteractionRecord) => boolean,
): boolean {
  for (const channel of model.channels.values()) {
    for (const interaction of channel.interactions.values()) {
      if (interaction === than) continue;
      for (const conversation of interaction.conversations.values()) {
        if (conversation.state === state && counts(interaction)) return true;
      }
    }
  }
  return false;
}
