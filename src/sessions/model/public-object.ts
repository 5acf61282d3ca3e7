import type { ChannelObject } from '../../protocol/objects/channel.object.js';
import type { ConversationObject } from '../../protocol/objects/conversation.object.js';
import type { InteractionObject } from '../../protocol/objects/interaction.object.js';

/** An object below a session as clients see it. */
export type PublicObject = ChannelObject | InteractionObject | ConversationObject;
