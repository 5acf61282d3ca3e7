import type { Channel } from './channel.js';
import type { Conversation } from './conversation.js';
import type { Interaction } from './interaction.js';

/** What stands in a session's map. Which of them it is, `instanceof` tells. */
export type AnyObject = Channel | Interaction | Conversation;
