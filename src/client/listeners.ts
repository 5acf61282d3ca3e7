export type Unsubscribe = () => void;

/** Who wants to be told. One who throws holds up nobody: the error is thrown on its own, as that of any event listener. */
export class Listeners<T> {
  private readonly all = new Set<(value: T) => void>();

  get empty(): boolean {
    return this.all.size === 0;
  }

  /** @returns ends it; calling that twice does nothing */
  add(listener: (value: T) => void): Unsubscribe {
    // The same function may be added twice.
    const own = (value: T) => listener(value);
    this.all.add(own);
    return () => void this.all.delete(own);
  }

  tell(value: T): void {
    // Who is added meanwhile is told the next, who is taken out meanwhile nothing more.
    for (const listener of new Set(this.all)) {
      try {
        if (this.all.has(listener)) listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
