import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';
import type { Clock } from '../../runtime/clock.js';
import { FairShare } from '../bounds/fair-share.js';
import { AgentHistory, type HistoryLimits, type KeptEntry } from './agent-history.js';
import { Expiry } from './expiry.js';

/** An agent at a service, whatever the session. */
export interface HistoryOwner {
  readonly service: { readonly id: string };
  readonly agent: { readonly id: string };
}

/** Hears of every contact, by its id at the switch, whose entry is another one now; must not throw. */
export type HistoryWatcher = (id: string) => void;

/** Each agent's latest contacts. They are by service and agent: a session comes and goes, they stay. */
export class AgentHistories {
  private readonly byAgent = new Map<string, AgentHistory>();
  private readonly share: FairShare;
  private readonly expiry: Expiry;
  private readonly watchers = new Map<string, { readonly owner: HistoryOwner; readonly watcher: HistoryWatcher }>();

  constructor(
    private readonly limits: HistoryLimits & { readonly totalBytes: number },
    private readonly clock: Clock,
  ) {
    this.share = new FairShare(limits.totalBytes);
    this.expiry = new Expiry(this.share, clock, limits.age);
  }

  /** what all of them take, in bytes */
  get bytes(): number {
    return this.share.bytes;
  }

  /** @param id of the interaction at the switch: one that ends once more after all is not told twice */
  add(owner: HistoryOwner, id: string, entry: HistoryEntryObject): void {
    if (this.limits.entries === 0) return;
    this.historyOf(owner).add(id, entry);
    this.expiry.begin();
  }

  has(owner: HistoryOwner, id: string): boolean {
    return this.byAgent.get(keyOf(owner))?.has(id) ?? false;
  }

  amend(owner: HistoryOwner, id: string, more: Pick<HistoryEntryObject, 'disposition'>): void {
    this.byAgent.get(keyOf(owner))?.amend(id, more);
  }

  /** The newest first. */
  latest(owner: HistoryOwner, limit?: number): HistoryEntryObject[] {
    return (this.byAgent.get(keyOf(owner))?.latest(limit) ?? []) as HistoryEntryObject[];
  }

  /** The entry of a contact; undefined where none is kept. */
  entry(owner: HistoryOwner, id: string): KeptEntry | undefined {
    return this.byAgent.get(keyOf(owner))?.entry(id);
  }

  /** Of which contacts there is an entry. */
  ids(owner: HistoryOwner): readonly string[] {
    return [...(this.byAgent.get(keyOf(owner))?.keys() ?? [])];
  }

  /** The agent comes from another process, with what that kept; nothing is there twice. */
  restore(owner: HistoryOwner, entries: ReadonlyMap<string, KeptEntry>): void {
    if (this.limits.entries === 0 || entries.size === 0) return;
    this.historyOf(owner).restore(entries);
    this.expiry.begin();
  }

  /** @param watcher of that agent's entries until `unwatch`, in place of the one before */
  watch(owner: HistoryOwner, watcher: HistoryWatcher): void {
    this.watchers.set(keyOf(owner), { owner, watcher });
  }

  /** That session of the agent is over: whoever watches for another one goes on. */
  unwatch(owner: HistoryOwner): void {
    if (this.watchers.get(keyOf(owner))?.owner === owner) this.watchers.delete(keyOf(owner));
  }

  /** The process goes: nothing is dropped any more. */
  end(): void {
    this.expiry.end();
  }

  private historyOf(owner: HistoryOwner): AgentHistory {
    const key = keyOf(owner);
    const known = this.byAgent.get(key);
    if (known) return known;
    const history = new AgentHistory(
      this.clock,
      this.limits,
      this.share,
      () => this.forget(key, history),
      (id) => this.watchers.get(key)?.watcher(id),
    );
    this.byAgent.set(key, history);
    return history;
  }

  private forget(key: string, history: AgentHistory): void {
    if (this.byAgent.get(key) === history) this.byAgent.delete(key);
  }
}

const keyOf = ({ service, agent }: HistoryOwner) => `${service.id} ${agent.id}`;
