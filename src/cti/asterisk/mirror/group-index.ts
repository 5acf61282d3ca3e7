/** Finds things by a group they are in; each is in one group or in none. */
export class GroupIndex<T> {
  private readonly groups = new Map<string, Set<T>>();
  private readonly groupOf = new Map<T, string>();

  of(group: string | undefined): Iterable<T> {
    return (group === undefined ? undefined : this.groups.get(group)) ?? [];
  }

  move(thing: T, group: string | undefined): void {
    const before = this.groupOf.get(thing);
    if (before === group) return;
    if (before !== undefined) {
      const set = this.groups.get(before);
      set?.delete(thing);
      if (set?.size === 0) this.groups.delete(before);
    }
    if (group === undefined) {
      this.groupOf.delete(thing);
      return;
    }
    this.groupOf.set(thing, group);
    const set = this.groups.get(group);
    if (set) set.add(thing);
    else this.groups.set(group, new Set([thing]));
  }
}
