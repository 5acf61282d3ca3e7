import { Drafts } from './drafts.js';

/** What was chosen or typed as a disposition in this tab, and is not sent yet. */
export const dispositionDrafts = new Drafts(sessionStorage, 'interaction-processor.console.disposition.');
