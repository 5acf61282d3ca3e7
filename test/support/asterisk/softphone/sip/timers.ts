/** Timers with one owner: none fires after `clear()`. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>();
  private closed = false;

  /** Runs `action` once, `ms` milliseconds from now. Call what it returns to take it back. */
  after(ms: number, action: () => void): () => void {
    if (this.closed) return () => undefined;
    const timer = setTimeout(() => {
      this.running.delete(timer);
      action();
    }, ms);
    this.running.add(timer);
    return () => {
      clearTimeout(timer);
      this.running.delete(timer);
    };
  }

  clear(): void {
    this.closed = true;
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
