import type { ConversationRecord, InteractionRecord } from './model/object-records.js';
import type { SessionIdentity } from './session-identity.js';
import type { AgentKey } from './store/kept-session.js';

type Known = Pick<SessionIdentity, 'id' | 'agent' | 'service'>;
type Kept = { readonly key: AgentKey } & ({ readonly session: string } | { readonly id: string });

/** The fields by which a line of the log says which session it is about, here or as a store has it, and which contact. */
export function sessionFields(
  whose: Known | Kept,
  record?: InteractionRecord | ConversationRecord,
): Readonly<Record<string, string | undefined>> {
  const place = record ? placeOf(record) : {};
  if (!('key' in whose)) return { session: whose.id, agent: whose.agent.id, service: whose.service.id, ...place };
  return { session: 'session' in whose ? whose.session : whose.id, ...whose.key, ...place };
}

function placeOf(record: InteractionRecord | ConversationRecord) {
  const { id, facts } = record.kind === 'interaction' ? record : record.interaction;
  return { target: record.target.toString(), interaction: id, call: facts.id };
}
