import type { CtiChannel } from '../../cti/port/cti-facts.js';

/** What a channel shows on which nobody is signed in, beside what it is. */
export const SIGNED_OFF: Omit<CtiChannel, 'id' | 'type' | 'endpoint'> = {
  login: 'inactive',
  agentState: 'notready',
  queues: [],
};
