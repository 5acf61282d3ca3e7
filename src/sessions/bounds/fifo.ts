/** A list that grows at its end and shrinks at its beginning, each in constant time. */
export class Fifo<T> {
  private entries: (T | undefined)[] = [];
  private start = 0;

  get length(): number {
    return this.entries.length - this.start;
  }

  get first(): T | undefined {
    return this.entries[this.start];
  }

  push(entry: T): void {
    this.entries.push(entry);
  }

  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const first = this.entries[this.start];
    this.entries[this.start] = undefined;
    this.start += 1;
    // Shifting the array itself would copy it each time.
    if (this.start * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.start);
      this.start = 0;
    }
    return first;
  }

  /** The last ones, in order. */
  last(count: number): T[] {
    return count === 0 ? [] : (this.entries.slice(this.start).slice(-count) as T[]);
  }
}
