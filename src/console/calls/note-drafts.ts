import { Drafts } from './drafts.js';

/** Those of this tab. */
export const noteDrafts = new Drafts(sessionStorage);
