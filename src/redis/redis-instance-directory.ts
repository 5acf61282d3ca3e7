import { Logger } from '@nestjs/common';
import type { InstanceDirectory, InstanceIdentity, InstanceRecord } from '../instances/instance-directory.js';
import type { Clock, Timer } from '../runtime/clock.js';
import { instanceRecord } from './instance-record.js';
import { ASK_LEASE, END_LEASE, RENEW_LEASE } from './instance-scripts.js';
import { KnownInstances } from './known-instances.js';
import { Lease } from './lease.js';
import type { RedisConnection } from './redis-connection.js';
import { storeAway } from './store-away.js';

/** Milliseconds. */
const LEASE = 3_000;
const RENEW_EVERY = 1_000;

/** Instances that were started together are not to renew together for ever: so much of the time is left to chance. */
const JITTER = 0.2;

/** Whether the lease was still there, and the records of all. */
type Renewed = readonly [number, readonly unknown[]];

/** The instances of one `instance-domain` that share a Redis: each has a lease there, which it renews. */
export class RedisInstanceDirectory implements InstanceDirectory {
  readonly shared = true;
  private readonly logger = new Logger(RedisInstanceDirectory.name);
  private readonly keys: readonly string[];
  private readonly lease: Lease;
  private readonly known: KnownInstances;
  private readonly forgotten = new Set<() => void>();
  private everJoined = false;
  private report: (() => InstanceRecord['services']) | undefined;
  private stopListening = () => {};
  private timer: Timer | undefined;
  private renewing = false;
  /** somebody has asked for a renewal while one was under way */
  private again = false;

  /** @param random 0 to 1 */
  constructor(
    readonly self: InstanceIdentity,
    domain: string,
    private readonly redis: Pick<RedisConnection, 'prefix' | 'run' | 'onLevel'>,
    private readonly clock: Clock,
    private readonly random: () => number = Math.random,
  ) {
    this.keys = ['leases', 'records'].map((what) => `${redis.prefix}:{instances:${domain}}:${what}`);
    this.lease = new Lease(clock, LEASE);
    this.known = new KnownInstances(clock, LEASE);
  }

  join(report: () => InstanceRecord['services']): void {
    if (this.self.url === undefined) {
      this.logger.warn(
        'advertiseUrl (ADVERTISE_URL) is not set: clients of other instances are not told where this one is',
      );
    }
    this.report = report;
    this.stopListening = this.redis.onLevel((level) => {
      if (level === 'up') this.changed();
      else this.known.doubt();
    });
    this.changed();
  }

  changed(): void {
    this.again = true;
    if (this.report && !this.renewing) void this.goOn();
  }

  others(): readonly InstanceRecord[] {
    return this.known.others;
  }

  onChange(listener: () => void): () => void {
    return this.known.onChange(listener);
  }

  holdsLease(): boolean {
    return this.lease.held;
  }

  async renew(): Promise<void> {
    if (!this.report) throw storeAway('this instance is in no list');
    const { self, clock } = this;
    const sent = clock.elapsed();
    const record = JSON.stringify({ ...self, services: this.report() });
    const [wasThere, texts] = (await this.redis.run(RENEW_LEASE, this.keys, [self.id, record, LEASE])) as Renewed;
    // It may have left meanwhile.
    if (!this.report) return;
    this.renewed(sent, wasThere === 1);
    const records = texts.map(instanceRecord);
    this.known.take(records.filter((one): one is InstanceRecord => one !== undefined && one.id !== self.id));
  }

  async alive(id: string): Promise<boolean> {
    if (this.known.others.some((one) => one.id === id)) return true;
    // It may have come a moment ago.
    const [leases = ''] = this.keys;
    return (await this.redis.run(ASK_LEASE, [leases], [id])) === 1;
  }

  onForgotten(listener: () => void): () => void {
    this.forgotten.add(listener);
    return () => this.forgotten.delete(listener);
  }

  async leave(): Promise<void> {
    if (!this.report) return;
    this.report = undefined;
    this.timer?.cancel();
    this.stopListening();
    this.known.end();
    this.forgotten.clear();
    this.lease.giveUp();
    try {
      // A renewal under way was sent before, and is done before.
      await this.redis.run(END_LEASE, this.keys, [this.self.id]);
    } catch {
      // It runs out by itself.
    }
  }

  private async goOn(): Promise<void> {
    this.timer?.cancel();
    this.renewing = true;
    let sent = this.clock.elapsed();
    while (this.again && this.report) {
      this.again = false;
      sent = this.clock.elapsed();
      try {
        await this.renew();
      } catch (error) {
        this.known.doubt();
        this.logger.debug(`the lease was not renewed: ${String(error)}`);
      }
    }
    this.renewing = false;
    if (this.report) this.timer = this.clock.after(this.pause(sent), () => this.changed());
  }

  private renewed(sent: number, wasThere: boolean): void {
    if (!wasThere && this.everJoined) {
      this.logger.warn('this instance was no longer in the list of instances: others may have taken it for gone');
      for (const listener of this.forgotten) listener();
    }
    this.everJoined = true;
    this.lease.renewed(sent);
  }

  /** From when the last one was sent, so that a slow store does not make leases run out. */
  private pause(sent: number): number {
    const every = RENEW_EVERY * (1 + JITTER * (this.random() - 0.5));
    return Math.max(0, sent + every - this.clock.elapsed());
  }
}
