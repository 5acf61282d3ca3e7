import type { InstanceRecord } from '../instances/instance-directory.js';
import type { Clock } from '../runtime/clock.js';

/** How many others are listed. */
const LISTED = 100;

/** The other instances, as the store told last. */
export class KnownInstances {
  private list: readonly InstanceRecord[] = [];
  private readonly listeners = new Set<() => void>();
  /** until then one that is missing may be one of which the store knows nothing any more, and lives all the same */
  private doubtUntil = Number.NEGATIVE_INFINITY;
  private doubting = true;

  /** @param lease length of a lease in milliseconds: whoever lives has said so within that time */
  constructor(
    private readonly clock: Clock,
    private readonly lease: number,
  ) {}

  get others(): readonly InstanceRecord[] {
    return this.list;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The store cannot be asked: nobody is gone for that, and what it has when it is back may be less than there was. */
  doubt(): void {
    this.doubting = true;
  }

  /** @param told those of whom the store knows */
  take(told: readonly InstanceRecord[]): void {
    const now = this.clock.elapsed();
    if (this.doubting) this.doubtUntil = now + this.lease;
    this.doubting = false;
    const missing = now < this.doubtUntil ? this.list.filter(({ id }) => !told.some((one) => one.id === id)) : [];
    const list = [...told, ...missing].sort(byId).slice(0, LISTED);
    const before = this.list;
    if (JSON.stringify(list) === JSON.stringify(before)) return;
    this.list = list;
    if (withoutCounts(list) === withoutCounts(before)) return;
    for (const listener of this.listeners) listener();
  }

  end(): void {
    this.listeners.clear();
  }
}

const byId = (a: InstanceRecord, b: InstanceRecord) => (a.id < b.id ? -1 : 1);

const withoutCounts = (list: readonly InstanceRecord[]) =>
  JSON.stringify(list, (key, value: unknown) => (key === 'sessions' ? undefined : value));
