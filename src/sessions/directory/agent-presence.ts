import type { AgentEntryObject } from '../../protocol/objects/agent-entry.object.js';
import type { AgentState } from '../../protocol/objects/object-states.js';
import type { Session } from '../session.js';

/** Which of several channels tells what the agent is: the one that is most at work. */
const ORDER: readonly AgentState[] = ['busy', 'wrapup', 'ready', 'notready'];

/** Whether and how an agent can be reached; since when, where that is known. */
export type PresenceFacts = Pick<AgentEntryObject, 'presence'> & { readonly since?: string | undefined };

/** Nobody is to be reached. */
export const OFFLINE: PresenceFacts = { presence: 'offline' };

/** What an agent who is signed in here is to colleagues: nobody who has no channel on which something could come. */
export function presenceOf({ model }: Session): PresenceFacts {
  let found: PresenceFacts = OFFLINE;
  let rank: number = ORDER.length;
  for (const { facts, since } of model.channels.values()) {
    const at = ORDER.indexOf(facts.agentState);
    if (facts.login !== 'active' || at >= rank) continue;
    found = { presence: facts.agentState, since };
    rank = at;
  }
  return found;
}
