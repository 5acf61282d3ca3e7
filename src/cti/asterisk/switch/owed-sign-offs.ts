/** What is left to do for a member that should have left its queues. */
export interface OwedSignOff {
  readonly queues: readonly string[];
  /** brings in line what is written down of the device */
  readonly note: () => Promise<void>;
}

/** Members that should have left their queues while there was no link. */
export class OwedSignOffs {
  private readonly owed = new Map<string, OwedSignOff>();

  /** More than was owed before. */
  add(member: string, { queues, note }: OwedSignOff): void {
    this.owed.set(member, { queues: [...new Set([...(this.owed.get(member)?.queues ?? []), ...queues])], note });
  }

  /** All of them; from now on they are the caller's affair. */
  take(): ReadonlyMap<string, OwedSignOff> {
    const all = new Map(this.owed);
    this.owed.clear();
    return all;
  }
}
