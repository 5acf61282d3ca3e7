import type { AgentsDifference } from './agents/agents-difference.js';
import type { CredentialsStore } from './agents/credentials-store.js';
import type { Change } from './reload/reload-outcome.js';
import type { Reloadable } from './reload/reloadable.js';
import type { KnownAgents } from './services/known-agents.js';
import type { Dismissed } from './sessions/dismissals.js';

const SAME: AgentsDifference = { added: 0, removed: 0, changed: 0 };

/** Who may sign in, and what becomes of those who have and may not any more. */
export function reloadableAgents(credentials: CredentialsStore, known: KnownAgents): Reloadable {
  return {
    settings: ['agents.finishCalls'],
    files: () => credentials.files ?? [],
    prepare: ({ agents }) => {
      const take = credentials.reread?.();
      return { apply: () => changes(take?.() ?? SAME, known.renew(agents.finishCalls)) };
    },
  };
}

function changes({ added, removed, changed }: AgentsDifference, { ended, kept }: Dismissed): readonly Change[] {
  if (added + removed + changed + ended + kept === 0) return [];
  const agents = `${added} added, ${removed} removed, ${changed} changed`;
  return [{ path: 'agents', detail: `${agents} (sessions ended: ${ended}, kept for a call: ${kept})` }];
}
