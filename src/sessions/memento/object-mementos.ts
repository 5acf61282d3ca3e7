import type { CtiChannel, CtiConversation, CtiInteraction } from '../../cti/port/cti-facts.js';
import type { ConversationState, InteractionState } from '../../protocol/objects/object-states.js';
import type { PublicObject } from '../model/public-object.js';

/** What clients have been told of an object, as far as it does not follow from the object; null before it has been told. */
export type PublicationMemento =
  { readonly revision: number; readonly allowed: readonly string[] } | { readonly state: PublicObject } | null;

/** All that a channel's record is made of. */
export interface ChannelMemento {
  readonly facts: CtiChannel;
  readonly resting: 'ready' | 'notready';
  readonly since: string;
  readonly told: PublicationMemento;
}

/** All that an interaction's record is made of; its data are apart, as they may be large and seldom change. */
export interface InteractionMemento {
  readonly facts: Omit<CtiInteraction, 'data'>;
  readonly state: InteractionState;
  readonly heard: string;
  readonly ended: string | undefined;
  readonly focus: string | null;
  readonly wasStarted: boolean;
  readonly disposition: string | undefined;
  readonly workEnds: string | undefined;
  readonly conversationCount: number;
  readonly told: PublicationMemento;
}

/** All that a conversation's record is made of. */
export interface ConversationMemento {
  readonly facts: CtiConversation;
  readonly state: ConversationState;
  readonly heard: string;
  readonly known: { readonly state: ConversationState; readonly since: string };
  readonly told: PublicationMemento;
}
