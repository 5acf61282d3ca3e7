/** How many there are of each. */
export class Tally {
  private readonly counts = new Map<string, number>();

  /** Those of which there are some. */
  all(): Iterable<readonly [key: string, count: number]> {
    return this.counts;
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** @returns takes it away again; once, however often it is called */
  add(key: string): () => void {
    this.counts.set(key, this.of(key) + 1);
    let there = true;
    return () => {
      if (!there) return;
      there = false;
      const left = this.of(key) - 1;
      if (left > 0) this.counts.set(key, left);
      else this.counts.delete(key);
    };
  }
}
