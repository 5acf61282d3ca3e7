/** The last things that are over, by id; the oldest makes room. */
export class Archive<T extends { readonly id: string }> {
  private readonly items = new Map<string, T>();

  constructor(private readonly limit: number) {}

  add(item: T): void {
    this.items.set(item.id, item);
    const [oldest] = this.items.keys();
    if (this.items.size > this.limit && oldest !== undefined) this.items.delete(oldest);
  }

  get(id: string): T | undefined {
    return this.items.get(id);
  }

  list(): readonly T[] {
    return [...this.items.values()];
  }
}
