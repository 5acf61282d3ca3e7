import type { AgentEntryObject } from '../../protocol/objects/agent-entry.object.js';
import type { Presence } from '../../protocol/objects/object-states.js';

export const ORDERS = ['state', 'name', 'since'] as const;
export type Order = (typeof ORDERS)[number];

export interface AgentGroup {
  /** undefined: of several states */
  readonly presence: Presence | undefined;
  readonly agents: readonly AgentEntryObject[];
}

const BY_STATE: readonly Presence[] = ['busy', 'wrapup', 'ready', 'notready'];

const byName = (a: AgentEntryObject, b: AgentEntryObject) =>
  nameOf(a).localeCompare(nameOf(b), undefined, { numeric: true });
const bySince = (a: AgentEntryObject, b: AgentEntryObject) => Date.parse(a.since) - Date.parse(b.since) || byName(a, b);

export function nameOf({ name, id }: AgentEntryObject): string {
  return name ?? id;
}

/** Those who are there in that order, and those who are not there last; none of a group that is empty. */
export function agentGroups(agents: Iterable<AgentEntryObject>, order: Order): readonly AgentGroup[] {
  const all = [...agents].sort(order === 'name' ? byName : bySince);
  const offline = {
    presence: 'offline' as const,
    agents: all.filter(({ presence }) => presence === 'offline').sort(byName),
  };
  const there: readonly AgentGroup[] =
    order === 'state'
      ? BY_STATE.map((presence) => ({ presence, agents: all.filter((agent) => agent.presence === presence) }))
      : [{ presence: undefined, agents: all.filter(({ presence }) => presence !== 'offline') }];
  return [...there, offline].filter((group) => group.agents.length > 0);
}
