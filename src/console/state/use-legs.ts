import type { Conversation, Interaction } from '../../client.js';
import { useDesk } from './desk-context.js';

/** An interaction's conversations as they are now; whoever draws them is drawn anew with them, though the interaction is the same. */
export function useLegs(interaction: Interaction): readonly Conversation[] {
  const desk = useDesk();
  void desk.objects.value;
  return interaction.conversations;
}
