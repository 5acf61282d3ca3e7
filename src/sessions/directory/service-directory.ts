import type { CtiService } from '../../cti/cti-service.js';
import type { CtiEntry, CtiEntryName, CtiQueueEntry } from '../../cti/port/cti-directory.js';
import type { AgentEntryObject } from '../../protocol/objects/agent-entry.object.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import type { DirectoryData } from '../../protocol/session/directory.dto.js';
import type { Clock } from '../../runtime/clock.js';
import { isoTime } from '../../runtime/iso-time.js';
import { sameJson } from '../model/same-json.js';
import type { Session } from '../session.js';
import type { SessionSettings } from '../session-settings.js';
import { AgentEntries } from './agent-entries.js';
import { DirectoryTeller } from './directory-teller.js';
import { EntryIndex } from './entry-index.js';
import { EntryLog } from './entry-log.js';
import type { KnownAgent } from './known-agent.js';
import { ProviderEntries } from './provider-entries.js';
import { Subscription } from './subscription.js';

/** What clients are told of a queue, and nothing else that a provider may have there. */
function queueEntry({ kind, id, name, address, waiting, waitingSince, ready }: CtiQueueEntry): CtiQueueEntry {
  return {
    kind,
    id,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    waiting,
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ready,
  };
}

/** Whom the agents of one service may call, and what becomes of them: colleagues, queues, and the phone book. */
export class ServiceDirectory {
  private readonly index = new EntryIndex();
  private contacts: SessionSettings['contacts'] = [];
  private readonly log = new EntryLog();
  private readonly teller: DirectoryTeller;
  private readonly agents: AgentEntries;
  private readonly provider: ProviderEntries;
  private readonly queues = new Map<string, CtiQueueEntry>();
  private readonly subscriptions = new Map<string, Subscription>();

  constructor(
    service: CtiService,
    settings: Pick<SessionSettings, 'contacts' | 'ctiTimeout'>,
    private readonly clock: Clock,
  ) {
    this.list(settings.contacts);
    this.teller = new DirectoryTeller(clock);
    this.agents = new AgentEntries({
      agent: (entry) => this.put('agents', entry),
      agentGone: (id) => this.remove('agents', { kind: 'agent', id }),
      now: () => isoTime(clock.now()),
    });
    this.provider = new ProviderEntries(service, this, clock, settings.ctiTimeout);
  }

  /** The phone book, in place of the one before: whoever searches finds it. */
  list(contacts: SessionSettings['contacts']): void {
    for (const { id } of this.contacts) this.index.remove({ kind: 'contact', id });
    for (const { id, name, address } of contacts) this.index.put({ kind: 'contact', id, name, address });
    this.contacts = contacts;
  }

  know(agents: readonly KnownAgent[]): void {
    this.agents.list(agents);
  }

  linked(): void {
    this.provider.linked();
  }

  stop(): void {
    this.provider.stop();
    this.teller.stop();
  }

  /** Something was told of the session: the agent may be other than before. */
  agentChanged(session: Session): void {
    this.agents.changed(session);
  }

  /** The session is over. */
  left(session: Session): void {
    this.agents.ended(session);
    const subscription = this.subscriptions.get(session.id);
    if (subscription) this.teller.remove(subscription);
    this.subscriptions.delete(session.id);
  }

  /** @throws InvalidMessageError for a cursor that is none */
  search(query: DirectoryData): { entries: DirectoryEntry[]; cursor?: string } {
    return this.index.search(query);
  }

  /** @returns all that the session is told of from now on */
  subscribe(session: Session, topics: readonly DirectoryTopic[]): readonly DirectoryTopic[] {
    const subscription = this.subscriptions.get(session.id) ?? new Subscription(session, this.log, this.clock);
    this.subscriptions.set(session.id, subscription);
    subscription.restart([...new Set([...subscription.topics, ...topics])].toSorted());
    this.teller.add(subscription);
    return subscription.topics;
  }

  /** @returns all that the session is still told of */
  unsubscribe(session: Session, topics: readonly DirectoryTopic[]): readonly DirectoryTopic[] {
    const subscription = this.subscriptions.get(session.id);
    subscription?.without(topics);
    return subscription?.topics ?? [];
  }

  /** What the session is told of. */
  topicsOf({ id }: Session): readonly DirectoryTopic[] {
    return this.subscriptions.get(id)?.topics ?? [];
  }

  /** Another client is bound, or the same one again: it is told everything. */
  bound(session: Session): void {
    const subscription = this.subscriptions.get(session.id);
    if (!subscription) return;
    subscription.restart();
    this.teller.add(subscription);
  }

  provided(name: CtiEntryName, entry: CtiEntry | undefined): void {
    if (name.kind === 'agent') this.agents.provide(name.address, entry?.kind === 'agent' ? entry : undefined);
    else this.queue(name.id, entry?.kind === 'queue' ? entry : undefined);
  }

  private queue(id: string, entry: CtiQueueEntry | undefined): void {
    const known = entry && queueEntry(entry);
    if (sameJson(this.queues.get(id), known)) return;
    if (known) {
      this.queues.set(id, known);
      this.put('queues', known);
    } else {
      this.queues.delete(id);
      this.remove('queues', { kind: 'queue', id });
    }
  }

  private put(topic: DirectoryTopic, entry: AgentEntryObject | CtiQueueEntry): void {
    this.index.put(entry);
    this.log.put(topic, entry);
    this.teller.changed();
  }

  private remove(topic: DirectoryTopic, name: Pick<DirectoryEntry, 'kind' | 'id'>): void {
    this.index.remove(name);
    this.log.remove(topic, name);
    this.teller.changed();
  }
}
