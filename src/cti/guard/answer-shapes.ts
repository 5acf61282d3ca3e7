import type { CtiIceServer, CtiPhone } from '../port/cti-phone.js';
import type { ConversationRef, CtiSession } from '../port/cti-session.js';
import { SNAPSHOT } from './fact-shapes.js';
import { ID, listOf, objectOf, TEXT, type Look } from './shape.js';

const CONVERSATION_REF = objectOf<ConversationRef>({ interaction: ID, conversation: ID }, {});

const ICE_SERVER = objectOf<CtiIceServer>({ urls: listOf(ID) }, { username: TEXT, credential: TEXT });
const PHONE = objectOf<CtiPhone>(
  { url: ID, address: ID, user: ID },
  { password: TEXT, iceServers: listOf(ICE_SERVER) },
);

/** What the methods of a CTI session answer with; the others answer with nothing. */
export const ANSWER_SHAPES: Readonly<Partial<Record<keyof CtiSession, Look>>> = {
  read: SNAPSHOT,
  addChannel: objectOf<{ readonly channel: string }>({ channel: ID }, {}),
  phone: (value) => (value === undefined ? undefined : PHONE(value)),
  dial: CONVERSATION_REF,
  consult: CONVERSATION_REF,
};
