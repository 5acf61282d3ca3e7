import type { Clock } from '../../runtime/clock.js';
import type { Mishap } from './simulator-faults.js';
import { TimerSet } from './switch/timer-set.js';

const NOTHING = () => undefined;

/** One way from the switch to the provider, on which things may be lost, come late, twice or in the wrong order. */
export class Lane<T> {
  private readonly timers: TimerSet;
  private heldBack: T[] = [];
  private count = 0;

  constructor(
    private readonly deliver: (item: T) => void,
    clock: Clock,
  ) {
    this.timers = new TimerSet(clock);
  }

  /** @returns gives up an item that is late */
  send(item: T, mishap?: Mishap): () => void {
    switch (mishap?.fate) {
      case 'lose':
        return NOTHING;
      case 'delay':
        return this.later(item, mishap.delay);
      case 'reorder':
        this.heldBack.push(item);
        this.timers.start('held back', mishap.delay, () => this.flush());
        return NOTHING;
      case 'duplicate':
        this.deliver(item);
        break;
      default:
    }
    this.deliver(item);
    this.flush();
    return NOTHING;
  }

  /** What is still on its way is lost. */
  stop(): void {
    this.timers.stopAll();
    this.heldBack = [];
  }

  private later(item: T, delay: number): () => void {
    const name = `late ${(this.count += 1)}`;
    this.timers.start(name, delay, () => this.deliver(item));
    return () => this.timers.stop(name);
  }

  private flush(): void {
    this.timers.stop('held back');
    const late = this.heldBack;
    this.heldBack = [];
    for (const item of late) this.deliver(item);
  }
}
