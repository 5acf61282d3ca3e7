import type { Clock } from '../../runtime/clock.js';
import { fromWall, toWall } from '../../runtime/wall-clock.js';
import type { FairShare, Keeper } from '../bounds/fair-share.js';
import { memoryOf } from '../bounds/memory-of.js';

/** What an entry costs beside its text, in bytes. */
const ENTRY_COST = 256;

export interface HistoryLimits {
  /** how many contacts of one agent are kept; 0: none */
  readonly entries: number;
  /** for how long, in milliseconds */
  readonly age: number;
}

interface Kept {
  /** as JSON: as an object it would take several times as much */
  readonly text: string;
  readonly cost: number;
  /** `Clock.elapsed` */
  readonly at: number;
}

/** An entry as another process has to know it. */
export interface KeptEntry {
  /** the entry as JSON */
  readonly text: string;
  /** milliseconds since the epoch: when it was added */
  readonly at: number;
}

/** The ended contacts of one agent, the latest ones. */
export class AgentHistory implements Keeper {
  /** in the order in which they ended */
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  /**
   * @param onChange called with the key of what has been added, changed or dropped
   * @param share the bound of all agents' together
   * @param onEmpty called when the last one is dropped
   */
  constructor(
    private readonly clock: Clock,
    private readonly limits: HistoryLimits,
    private readonly share: FairShare,
    private readonly onEmpty: () => void,
    private readonly onChange: (key: string) => void,
  ) {}

  get bytes(): number {
    return this.size;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  /** The newest now; what was known under that key before is not so any more. */
  add(key: string, entry: object): void {
    this.keep(key, JSON.stringify(entry), this.clock.elapsed(), this.forget(key));
  }

  /** Adds to an entry that is kept; one that is not stays forgotten. */
  amend(key: string, more: object): void {
    const former = this.kept.get(key);
    if (!former) return;
    const text = JSON.stringify({ ...(JSON.parse(former.text) as object), ...more });
    this.keep(key, text, former.at, former.cost);
  }

  /** The newest first. */
  latest(limit = this.kept.size): unknown[] {
    this.dropExpired();
    const texts = [...this.kept.values()].slice(-limit).map(({ text }) => text);
    return texts.toReversed().map((text) => JSON.parse(text) as unknown);
  }

  keys(): Iterable<string> {
    return this.kept.keys();
  }

  /** What there is to know of an entry; undefined where it is not kept. */
  entry(key: string): KeptEntry | undefined {
    const kept = this.kept.get(key);
    return kept && { text: kept.text, at: toWall(this.clock, kept.at) };
  }

  /** Has from now on what another one had, too; of a contact that is known here as well it is that one's entry that counts, which is newer. */
  restore(entries: ReadonlyMap<string, KeptEntry>): void {
    const now = this.clock.elapsed();
    const known = new Map(this.kept);
    for (const [key, { text, at }] of entries) {
      known.set(key, { text, at: Math.min(now, fromWall(this.clock, at)), cost: 0 });
    }
    const all = [...known].toSorted(([, a], [, b]) => a.at - b.at);
    for (const [key, { text, at }] of all) this.keep(key, text, at, this.forget(key));
  }

  dropOldest(): void {
    const [key] = this.kept.keys();
    if (key !== undefined) this.drop(key);
  }

  dropExpired(): void {
    const oldest = this.clock.elapsed() - this.limits.age;
    for (const [key, { at }] of this.kept) {
      if (at >= oldest) return;
      this.drop(key);
    }
  }

  /** @param former what was counted for it before */
  private keep(key: string, text: string, at: number, former: number): void {
    const cost = ENTRY_COST + memoryOf(text) + memoryOf(key);
    this.resize(cost - former);
    this.kept.set(key, { text, cost, at });
    this.onChange(key);
    while (this.kept.size > this.limits.entries) this.dropOldest();
    this.share.settle();
  }

  private drop(key: string): void {
    this.resize(-this.forget(key));
    this.onChange(key);
    if (this.kept.size === 0) this.onEmpty();
  }

  /** @returns what was counted for it */
  private forget(key: string): number {
    const cost = this.kept.get(key)?.cost ?? 0;
    this.kept.delete(key);
    return cost;
  }

  private resize(by: number): void {
    const before = this.size;
    this.size += by;
    this.share.resized(this, before);
  }
}
