import type { CtiChannel } from './cti-facts.js';

/**
 * What a channel shows once nobody is signed in on it: what it is, and nothing of how the agent was.
 * @param queues those in which it is all the same
 */
export function signedOff({ id, type, endpoint }: CtiChannel, queues: readonly string[] = []): CtiChannel {
  return { id, type, endpoint, login: 'inactive', agentState: 'notready', queues };
}
