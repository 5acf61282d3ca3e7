import type { ConversationRef, CtiSession } from '../port/cti-session.js';
import { SNAPSHOT } from './fact-shapes.js';
import { ID, objectOf, type Look } from './shape.js';

const CONVERSATION_REF = objectOf<ConversationRef>({ interaction: ID, conversation: ID }, {});

/** What the methods of a CTI session answer with; the others answer with nothing. */
export const ANSWER_SHAPES: Readonly<Partial<Record<keyof CtiSession, Look>>> = {
  read: SNAPSHOT,
  addChannel: objectOf<{ readonly channel: string }>({ channel: ID }, {}),
  dial: CONVERSATION_REF,
  consult: CONVERSATION_REF,
};
