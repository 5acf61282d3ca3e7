import { OrderedSet } from './ordered-set.js';
import type { SimCall } from './sim-call.js';

interface CallQueue {
  /** all, by what number they came */
  readonly calls: Map<SimCall, number>;
  /** those that ring nowhere */
  readonly free: OrderedSet<SimCall>;
}

/** By queue, the calls that nobody has answered, in the order of their coming. */
export class WaitingCalls {
  private readonly queues = new Map<string, CallQueue>();
  private count = 0;

  /** @param onChange told of each queue in which others wait than before */
  constructor(private readonly onChange: (queue: string) => void = () => undefined) {}

  /** The names of the queues in which somebody waits. */
  get names(): Iterable<string> {
    return this.queues.keys();
  }

  has(queue: string): boolean {
    return this.queues.has(queue);
  }

  add(queue: string, call: SimCall): void {
    const { calls, free } = this.queues.get(queue) ?? this.open(queue);
    this.count += 1;
    calls.set(call, this.count);
    if (!call.ringing) free.add(call, this.count);
    this.onChange(queue);
  }

  remove(queue: string, call: SimCall): void {
    const found = this.queues.get(queue);
    if (!found) return;
    found.calls.delete(call);
    found.free.delete(call);
    if (found.calls.size === 0) this.queues.delete(queue);
    this.onChange(queue);
  }

  /** Told of every change to a call's legs: one that rings no more has its old place. */
  changed(call: SimCall): void {
    if (!call.queued) return;
    const found = this.queues.get(call.queue ?? '');
    const order = found?.calls.get(call);
    if (!found || order === undefined) return;
    if (call.ringing) found.free.delete(call);
    else found.free.add(call, order);
  }

  /** All of them, and the one that came first. */
  in(queue: string): { readonly count: number; readonly oldest: SimCall | undefined } {
    const calls = this.queues.get(queue)?.calls;
    const [oldest] = calls?.keys() ?? [];
    return { count: calls?.size ?? 0, oldest };
  }

  /** The one that has waited longest of those that ring nowhere. */
  first(queue: string): SimCall | undefined {
    return this.queues.get(queue)?.free.first;
  }

  private open(queue: string): CallQueue {
    const made: CallQueue = { calls: new Map(), free: new OrderedSet() };
    this.queues.set(queue, made);
    return made;
  }
}
