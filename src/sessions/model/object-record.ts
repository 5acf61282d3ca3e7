import type { ChannelRecord } from './channel.record.js';
import type { ConversationRecord } from './conversation.record.js';
import type { InteractionRecord } from './interaction.record.js';

/** Anything below a session that a target can name. */
export type ObjectRecord = ChannelRecord | InteractionRecord | ConversationRecord;
