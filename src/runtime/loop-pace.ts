import type { Pace } from './pace.js';

/** Milliseconds that one turn of the event loop spends on it, one action more at most. */
const BUDGET = 10;

interface Waiting {
  action: (() => void) | undefined;
}

/**
 * Spreads actions over the turns of Node's event loop. What an action sets going on the spot (promises, ticks) counts as
 * its own: the next one begins when that is through.
 */
export class LoopPace implements Pace {
  private queue: Waiting[] = [];
  private next = 0;
  /** when this turn's first action began; undefined while this turn has had none */
  private begun: number | undefined;

  /** @param now milliseconds from an arbitrary zero */
  constructor(private readonly now: () => number = () => performance.now()) {}

  run(action: () => void): () => void {
    if (this.queue.length === 0 && this.hasTime()) {
      action();
      return () => undefined;
    }
    const waiting: Waiting = { action };
    this.queue.push(waiting);
    return () => {
      waiting.action = undefined;
    };
  }

  private hasTime(): boolean {
    if (this.begun !== undefined) return this.now() - this.begun < BUDGET;
    this.begun = this.now();
    setImmediate(() => this.turn());
    return true;
  }

  private turn(): void {
    this.begun = undefined;
    if (this.queue.length > 0) this.step();
  }

  private step(): void {
    if (!this.hasTime()) return;
    const { action } = this.queue[this.next] ?? {};
    this.next += 1;
    if (this.next === this.queue.length) [this.queue, this.next] = [[], 0];
    try {
      action?.();
    } finally {
      // A tick asked for by a microtask comes after all microtasks: after what the action has set going.
      if (this.queue.length > 0) queueMicrotask(() => process.nextTick(() => this.step()));
    }
  }
}
