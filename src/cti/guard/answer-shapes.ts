import type { CtiSession } from '../port/cti-session.js';
import { SNAPSHOT } from './fact-shapes.js';
import { ID, objectOf, type Shape } from './shape.js';

const CONVERSATION_REF = objectOf({ interaction: ID, conversation: ID });

/** What the methods of a CTI session answer with; the others answer with nothing. */
export const ANSWER_SHAPES: Readonly<Partial<Record<keyof CtiSession, Shape>>> = {
  read: SNAPSHOT,
  addChannel: objectOf({ channel: ID }),
  dial: CONVERSATION_REF,
  consult: CONVERSATION_REF,
};
