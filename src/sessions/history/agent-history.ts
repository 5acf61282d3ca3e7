import type { Clock } from '../../runtime/clock.js';
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

/** The ended contacts of one agent, the latest ones. */
export class AgentHistory implements Keeper {
  /** in the order in which they ended */
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  /**
   * @param share the bound of all agents' together
   * @param onEmpty called when the last one is dropped
   */
  constructor(
    private readonly clock: Clock,
    private readonly limits: HistoryLimits,
    private readonly share: FairShare,
    private readonly onEmpty: () => void,
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
    while (this.kept.size > this.limits.entries) this.dropOldest();
    this.share.settle();
  }

  private drop(key: string): void {
    this.resize(-this.forget(key));
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
