/** A `Storage` as browsers have it, which may be full. */
export class MemoryStorage {
  private readonly items = new Map<string, string>();

  /** @param room characters that one value may have */
  constructor(private readonly room = Infinity) {}

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new Error('the quota is exceeded');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  get text(): string {
    return JSON.stringify([...this.items]);
  }
}
