import type { CtiConversation } from '../../cti/port/cti-facts.js';
import type { ConversationState } from '../../protocol/objects/object-states.js';
import type { Target } from '../../protocol/target.js';
import type { InteractionRecord } from './interaction.record.js';
import { Publication } from './publication.js';

/** A conversation of the session. Its state is the switch's, or `unknown` while the switch cannot be asked. */
export class ConversationRecord {
  readonly kind = 'conversation';
  readonly publication = new Publication();
  readonly target: Target;

  constructor(
    readonly id: string,
    readonly interaction: InteractionRecord,
    public facts: CtiConversation,
    public state: ConversationState,
  ) {
    this.target = interaction.target.child(id);
  }
}
