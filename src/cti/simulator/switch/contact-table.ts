import { StateTable } from './state-table.js';

/** `wrapup`: its legs have ended, the agent's work on it has not. */
export type ContactState = 'live' | 'wrapup' | 'over';

export type ContactEvent = 'wrapUp' | 'close' | 'complete';

/** The life of a contact at an agent's device. */
export const CONTACT_TABLE = new StateTable<ContactState, ContactEvent>(
  { live: { wrapUp: 'wrapup', close: 'over' }, wrapup: { complete: 'over' }, over: {} },
  ['live'],
  'over',
);
