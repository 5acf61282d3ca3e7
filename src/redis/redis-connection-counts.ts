import type { InstanceDirectory } from '../instances/instance-directory.js';
import type { ConnectionsHere, SharedConnections } from '../instances/shared-connections.js';
import type { Clock, Timer } from '../runtime/clock.js';
import { ASK_CONNECTIONS, TELL_CONNECTIONS } from './connection-scripts.js';
import type { RedisConnection } from './redis-connection.js';

/** Milliseconds: what an instance has told counts that long after it was last heard of. */
const LEASE = 3_000;
/** Milliseconds between two times of telling what has changed. */
const TELL_EVERY = 500;
/** Networks that one script is given. */
const AT_ONCE = 1_000;

/** Counts of connections in Redis, one hash for each instance, all in one slot. */
export class RedisConnectionCounts implements SharedConnections {
  private here: ConnectionsHere | undefined;
  private readonly unsaid = new Set<string>();
  /** what Redis has of this one may be anything */
  private lost = true;
  private timer: Timer | undefined;
  private stopListening = () => {};

  /** @param domain of the instances that count together */
  constructor(
    private readonly redis: Pick<RedisConnection, 'prefix' | 'run' | 'call' | 'level' | 'onLevel'>,
    private readonly directory: Pick<InstanceDirectory, 'self' | 'others'>,
    private readonly domain: string,
    private readonly clock: Clock,
  ) {}

  share(here: ConnectionsHere): void {
    this.here = here;
    this.stopListening = this.redis.onLevel(() => (this.lost = true));
    void this.goOn();
  }

  changed(network: string): void {
    // What is lost is told whole.
    if (!this.lost) this.unsaid.add(network);
  }

  elsewhere(network: string): Promise<number> | undefined {
    const others = this.directory.others();
    if (!this.here || others.length === 0 || this.redis.level !== 'up') return undefined;
    return this.ask(
      network,
      this.here.of(network),
      others.map(({ id }) => this.keyOf(id)),
    ).catch(() => 0);
  }

  async leave(): Promise<void> {
    this.here = undefined;
    this.timer?.cancel();
    this.stopListening();
    // Where it cannot be said it is forgotten with the lease.
    await this.redis.call('DEL', this.own).catch(() => undefined);
  }

  private async ask(network: string, count: number, others: readonly string[]): Promise<number> {
    const answer = await this.redis.run(ASK_CONNECTIONS, [this.own, ...others], [LEASE, network, count]);
    const [known, elsewhere] = Array.isArray(answer) ? answer.map(Number) : [];
    if (known === 0) this.lost = true;
    return elsewhere ?? 0;
  }

  private async goOn(): Promise<void> {
    await this.tell().catch(() => (this.lost = true));
    if (this.here) this.timer = this.clock.after(TELL_EVERY, () => void this.goOn());
  }

  private async tell(): Promise<void> {
    if (!this.here || this.redis.level !== 'up') return;
    const whole = this.lost;
    const counts = whole
      ? [...this.here.all()]
      : [...this.unsaid].map((one) => [one, this.here?.of(one) ?? 0] as const);
    this.unsaid.clear();
    this.lost = false;
    if (whole) await this.redis.call('DEL', this.own);
    // At least once: the lease has to be renewed.
    for (let n = 0; n === 0 || n < counts.length; n += AT_ONCE) {
      const known = await this.redis.run(TELL_CONNECTIONS, [this.own], [LEASE, ...counts.slice(n, n + AT_ONCE).flat()]);
      if (!whole && known === 0 && !isEmpty(this.here?.all())) this.lost = true;
    }
  }

  private get own(): string {
    return this.keyOf(this.directory.self.id);
  }

  private keyOf(instance: string): string {
    return `${this.redis.prefix}:{connections:${this.domain}}:${instance}`;
  }
}

const isEmpty = (all: Iterable<unknown> | undefined) => all?.[Symbol.iterator]().next().done ?? true;
