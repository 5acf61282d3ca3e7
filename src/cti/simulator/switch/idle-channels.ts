import { OrderedSet } from './ordered-set.js';
import type { SimChannel } from './sim-channel.js';

/** By queue, the channels that a call of it can be offered to now, the longest idle first. */
export class IdleChannels {
  private readonly queues = new Map<string, OrderedSet<SimChannel>>();
  /** where each of them stands */
  private readonly places = new Map<SimChannel, readonly string[]>();

  /** @param onChange told of each queue to which others are free than before */
  constructor(private readonly onChange: (queue: string) => void = () => undefined) {}

  /** Told of every change to a channel that routing goes by. */
  changed(channel: SimChannel): void {
    for (const queue of this.places.get(channel) ?? []) this.take(queue, channel);
    this.places.delete(channel);
    if (!channel.idle) return;
    const { queues, idleOrder } = channel;
    this.places.set(channel, queues);
    for (const queue of queues) {
      this.at(queue).add(channel, idleOrder);
      this.onChange(queue);
    }
  }

  count(queue: string): number {
    return this.queues.get(queue)?.size ?? 0;
  }

  longest(queue: string): SimChannel | undefined {
    return this.queues.get(queue)?.first;
  }

  private at(queue: string): OrderedSet<SimChannel> {
    const set = this.queues.get(queue) ?? new OrderedSet<SimChannel>();
    this.queues.set(queue, set);
    return set;
  }

  private take(queue: string, channel: SimChannel): void {
    const set = this.queues.get(queue);
    set?.delete(channel);
    this.onChange(queue);
    if (set?.size === 0) this.queues.delete(queue);
  }
}
