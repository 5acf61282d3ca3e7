import type { CtiAgentEntry } from '../../cti/port/cti-directory.js';
import type { AgentEntryObject } from '../../protocol/objects/agent-entry.object.js';
import type { Session } from '../session.js';
import { OFFLINE, presenceOf, type PresenceFacts } from './agent-presence.js';
import type { KnownAgent } from './known-agent.js';

/** Where the entries go. */
export interface AgentSink {
  agent(entry: AgentEntryObject): void;
  agentGone(id: string): void;
  /** ISO 8601 */
  now(): string;
}

/**
 * The agents' entries, and the only place that makes them. An agent who is signed in here is what the session says; of
 * others the switch tells, by the address where they are called; who is neither is offline.
 */
export class AgentEntries {
  private readonly known = new Map<string, KnownAgent>();
  /** ids of those who may sign in, as far as that is known beforehand */
  private listed: ReadonlySet<string> = new Set();
  /** ids of those who may not any more, and are signed in */
  private readonly leaving = new Set<string>();
  private readonly sessions = new Map<string, { readonly session: Session; readonly address: string }>();
  /** by address: whose own that is */
  private readonly owners = new Map<string, Set<string>>();
  /** by address: who works there now */
  private readonly working = new Map<string, string>();
  private readonly provided = new Map<string, CtiAgentEntry>();
  /** by the id that the switch knows: where it has that one */
  private readonly places = new Map<string, string>();
  private readonly told = new Map<string, AgentEntryObject>();
  /** addresses of people who are not known here: their entries have no other id */
  private readonly strangers = new Set<string>();

  constructor(private readonly sink: AgentSink) {}

  /** Those who may sign in, in place of those before; who may not any more is here until the session is over. */
  list(agents: readonly KnownAgent[]): void {
    const former = this.listed;
    this.listed = new Set(agents.map(({ id }) => id));
    for (const agent of agents) {
      this.leaving.delete(agent.id);
      this.know(agent);
    }
    for (const id of former) {
      if (this.listed.has(id)) continue;
      if (this.sessions.has(id)) this.leaving.add(id);
      else this.forget(id);
    }
  }

  /** There is such an agent, signed in or not. */
  private know(agent: KnownAgent): void {
    const { id, extension } = agent;
    const former = this.known.get(id);
    if (former && former.extension === extension && former.name === agent.name) return;
    if (former) this.owners.get(former.extension)?.delete(id);
    this.known.set(id, agent);
    const owners = this.owners.get(extension) ?? new Set<string>();
    this.owners.set(extension, owners.add(id));
    for (const address of [extension, id, this.places.get(id) ?? id]) this.look(address);
    this.derive(id);
  }

  /** The agent is signed in with that session, and may be other than before. */
  changed(session: Session): void {
    const { agent } = session.identity;
    // Who is listed may have got another name since.
    if (!this.listed.has(agent.id)) this.know(agent);
    const { extension: address } = session;
    const former = this.sessions.get(agent.id);
    this.sessions.set(agent.id, { session, address });
    if (former?.address !== address) {
      if (former) this.leave(agent.id, former.address);
      this.working.set(address, agent.id);
      this.look(address);
    }
    this.derive(agent.id);
  }

  /** The session is over. */
  ended(session: Session): void {
    const { id } = session.identity.agent;
    const former = this.sessions.get(id);
    if (former?.session !== session) return;
    this.sessions.delete(id);
    this.leave(id, former.address);
    if (this.leaving.delete(id)) this.forget(id);
    else this.derive(id);
  }

  /** @param entry what the switch has of the one at that address; undefined where it has nobody there any more */
  provide(address: string, entry: CtiAgentEntry | undefined): void {
    const former = this.provided.get(address);
    if (entry) this.provided.set(address, entry);
    else this.provided.delete(address);
    // Who has moved has been told at the new place before.
    if (former?.id !== undefined && this.places.get(former.id) === address) this.places.delete(former.id);
    if (entry?.id !== undefined) this.places.set(entry.id, address);
    for (const id of [former?.id, entry?.id]) if (id !== undefined) this.derive(id);
    this.look(address);
  }

  private forget(id: string): void {
    const agent = this.known.get(id);
    if (!agent) return;
    this.known.delete(id);
    this.owners.get(agent.extension)?.delete(id);
    this.told.delete(id);
    this.sink.agentGone(id);
    // Whom the switch still has there is a stranger now.
    for (const address of [agent.extension, id, this.places.get(id) ?? id]) this.look(address);
  }

  /** Nobody works there that we know of. */
  private leave(id: string, address: string): void {
    if (this.working.get(address) === id) this.working.delete(address);
    this.look(address);
  }

  /** Whoever is to be reached there may be other than before. */
  private look(address: string): void {
    for (const id of this.owners.get(address) ?? []) this.derive(id);
    const entry = this.provided.get(address);
    const known = this.known.has(address) || (entry?.id !== undefined && this.known.has(entry.id));
    const own = (this.owners.get(address)?.size ?? 0) > 0;
    if (entry && !known && !own && !this.working.has(address)) this.stranger(entry);
    else this.strangerGone(address);
  }

  private derive(id: string): void {
    const agent = this.known.get(id);
    if (!agent) return;
    const session = this.sessions.get(id)?.session;
    const provided = session ? undefined : this.providedOf(agent);
    const facts: PresenceFacts = session ? presenceOf(session) : (provided ?? OFFLINE);
    const address = session?.extension ?? provided?.address ?? agent.extension;
    this.tell({ id, name: agent.name ?? provided?.name, address }, facts);
  }

  private providedOf({ id, extension }: KnownAgent): CtiAgentEntry | undefined {
    const address = this.places.get(id) ?? extension;
    if (this.working.has(address)) return undefined;
    const there = this.provided.get(address);
    return there?.id === undefined || there.id === id ? there : undefined;
  }

  private stranger(entry: CtiAgentEntry): void {
    const { address, name } = entry;
    this.strangers.add(address);
    this.tell({ id: address, name, address }, entry);
  }

  private strangerGone(address: string): void {
    if (!this.strangers.delete(address) || this.known.has(address)) return;
    this.told.delete(address);
    this.sink.agentGone(address);
  }

  private tell(who: { id: string; name: string | undefined; address: string }, facts: PresenceFacts): void {
    const { id, name, address } = who;
    const before = this.told.get(id);
    const { presence } = facts;
    const since = facts.since ?? (before?.presence === presence ? before.since : this.sink.now());
    const same = before && before.presence === presence && before.since === since;
    if (same && before.name === name && before.address === address) return;
    const entry = { kind: 'agent', id, ...(name === undefined ? {} : { name }), address, presence, since } as const;
    this.told.set(id, entry);
    this.sink.agent(entry);
  }
}
