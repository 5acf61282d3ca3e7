interface Waiter<E> {
  readonly matches: (event: E) => boolean;
  readonly deliver: (event: E) => void;
}

/**
 * Keeps every event from the first on, so that nothing is missed between a step of a test and the wait for its effect.
 * Each event is given out once: waiting twice for the same kind waits for a second one.
 */
export class EventLog<E> {
  private readonly events: E[] = [];
  private readonly unread = new Set<E>();
  private readonly waiters = new Set<Waiter<E>>();

  /** `name` stands in the message of a wait that ends without an event */
  constructor(private readonly name: string) {}

  get all(): readonly E[] {
    return this.events;
  }

  record(event: E): void {
    this.events.push(event);
    for (const waiter of this.waiters) {
      if (!waiter.matches(event)) continue;
      waiter.deliver(event);
      return;
    }
    this.unread.add(event);
  }

  /** The first unread event that matches, or the next to come; rejects after `deadlineMs`. */
  until<T extends E>(matches: (event: E) => event is T, deadlineMs: number, what: string): Promise<T>;
  until(matches: (event: E) => boolean, deadlineMs: number, what: string): Promise<E>;
  until(matches: (event: E) => boolean, deadlineMs: number, what: string): Promise<E> {
    for (const event of this.unread) {
      if (!matches(event)) continue;
      this.unread.delete(event);
      return Promise.resolve(event);
    }
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter<E> = { matches, deliver: (event) => (done(), resolve(event)) };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`${this.name}: no ${what} within ${deadlineMs} ms`));
      }, deadlineMs);
      this.waiters.add(waiter);
    });
  }

  /** Counts everything so far as read; `all` still has it. */
  clear(): void {
    this.unread.clear();
  }
}
