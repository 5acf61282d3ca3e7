import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { InteractionState } from '../../protocol/objects/object-states.js';
import type { Target } from '../../protocol/target.js';
import type { ChannelRecord } from './channel.record.js';
import type { ConversationRecord } from './conversation.record.js';
import { Publication } from './publication.js';

/** An interaction of the session: the switch's facts, and what the session makes of them. */
export class InteractionRecord {
  readonly kind = 'interaction';
  readonly publication = new Publication();
  readonly target: Target;
  readonly conversations = new Map<string, ConversationRecord>();
  focus: string | null = null;
  /** true from the first time that agent and customer were joined: there is work to complete afterwards */
  wasStarted = false;
  /** what the agent said of it, once the switch has taken that */
  disposition: string | undefined;
  private conversationCount = 0;

  constructor(
    readonly id: string,
    readonly channel: ChannelRecord,
    public facts: CtiInteraction,
    public state: InteractionState,
  ) {
    this.target = channel.target.child(id);
  }

  get live(): boolean {
    return this.state !== 'ENDED' && this.state !== 'COMPLETED';
  }

  nextConversationId(): string {
    this.conversationCount += 1;
    return `v${this.conversationCount}`;
  }

  /** The leg that the switch knows by that id. */
  byCtiId(id: string): ConversationRecord | undefined {
    for (const one of this.conversations.values()) if (one.facts.id === id) return one;
    return undefined;
  }

  byRole(role: 'primary' | 'consult'): ConversationRecord | undefined {
    for (const one of this.conversations.values()) if (one.facts.role === role) return one;
    return undefined;
  }
}
