import { NoteDrafts } from './note-drafts.js';

/** Those of this tab. */
export const noteDrafts = new NoteDrafts(sessionStorage);
