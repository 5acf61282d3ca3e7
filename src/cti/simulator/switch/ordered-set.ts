/** A set whose item of the lowest order is at hand, however many there are: a binary heap that knows each item's place. */
export class OrderedSet<T> {
  private readonly heap: { readonly item: T; readonly order: number }[] = [];
  private readonly places = new Map<T, number>();

  get size(): number {
    return this.heap.length;
  }

  /** The item of the lowest order; of several, any. */
  get first(): T | undefined {
    return this.heap[0]?.item;
  }

  /** An item that is there already keeps its order. */
  add(item: T, order: number): void {
    if (this.places.has(item)) return;
    this.heap.push({ item, order });
    this.places.set(item, this.heap.length - 1);
    this.rise(this.heap.length - 1);
  }

  delete(item: T): void {
    const place = this.places.get(item);
    if (place === undefined) return;
    this.swap(place, this.heap.length - 1);
    this.heap.pop();
    this.places.delete(item);
    if (place === this.heap.length) return;
    this.rise(place);
    this.sink(place);
  }

  private rise(place: number): void {
    for (let at = place; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.orderAt(parent) <= this.orderAt(at)) return;
      this.swap(parent, at);
      at = parent;
    }
  }

  private sink(place: number): void {
    for (let at = place; ;) {
      const left = 2 * at + 1;
      const child = this.orderAt(left + 1) < this.orderAt(left) ? left + 1 : left;
      if (this.orderAt(child) >= this.orderAt(at)) return;
      this.swap(child, at);
      at = child;
    }
  }

  private orderAt(place: number): number {
    return this.heap[place]?.order ?? Infinity;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return;
    this.heap[one] = b;
    this.heap[other] = a;
    this.places.set(b.item, one);
    this.places.set(a.item, other);
  }
}
