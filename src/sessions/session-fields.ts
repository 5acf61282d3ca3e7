import type { Target } from '../protocol/target.js';
import type { SessionIdentity } from './session-identity.js';
import type { AgentKey } from './store/kept-session.js';

type Known = Pick<SessionIdentity, 'id' | 'agent' | 'service'>;
type Kept = { readonly key: AgentKey } & ({ readonly session: string } | { readonly id: string });

/** The fields by which a line of the log says which session it is about: here, or as a store has it. */
export function sessionFields(whose: Known | Kept, target?: Target): Readonly<Record<string, string | undefined>> {
  const place = target ? { target: target.toString(), interaction: target.interaction } : {};
  if (!('key' in whose)) return { session: whose.id, agent: whose.agent.id, service: whose.service.id, ...place };
  return { session: 'session' in whose ? whose.session : whose.id, ...whose.key, ...place };
}
