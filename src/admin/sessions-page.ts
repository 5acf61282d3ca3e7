import type { ManagedSession } from '../sessions/managed-session.js';
import type { SessionsQuery } from './asked/sessions.query.js';

interface Page {
  readonly total: number;
  readonly page: readonly ManagedSession[];
  readonly next?: string;
}

/** Those that are asked for, by id: a page goes on where the one before ended, whoever has come or gone meanwhile. */
export function sessionsPage(all: readonly ManagedSession[], asked: SessionsQuery): Page {
  const fitting = all.filter((one) => fits(one, asked));
  const { after = '', limit } = asked;
  const rest = fitting
    .filter(({ session }) => session.id > after)
    .sort((a, b) => (a.session.id < b.session.id ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { total: fitting.length, page, ...(last && rest.length > limit ? { next: last.session.id } : {}) };
}

function fits({ session }: ManagedSession, { service, agent, state, agentState }: SessionsQuery): boolean {
  const { identity, model } = session;
  if (service !== undefined && identity.service.id !== service) return false;
  if (agent !== undefined && identity.agent.id !== agent) return false;
  if (state !== undefined && session.state !== state) return false;
  if (agentState === undefined) return true;
  return [...model.channels.values()].some(({ facts }) => facts.agentState === agentState);
}
