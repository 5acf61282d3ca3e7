/** Members that should have left their queues while there was no link. */
export class OwedSignOffs {
  private readonly owed = new Map<string, readonly string[]>();

  add(member: string, queues: readonly string[]): void {
    this.owed.set(member, queues);
  }

  /** All of them; from now on they are the caller's affair. */
  take(): ReadonlyMap<string, readonly string[]> {
    const all = new Map(this.owed);
    this.owed.clear();
    return all;
  }
}
