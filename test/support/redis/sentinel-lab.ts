import { eventually } from '../asterisk/eventually.js';
import { RedisProxy } from './redis-proxy.js';
import { RedisServer } from './redis-server.js';

const REPLICAS = 2;
const SENTINELS = 3;
/** Sentinels that were starved of CPU for 2 seconds arrange nothing for 30. */
const DEADLINE_MS = 90_000;
/** A sentinel puts a replica right that follows its master by another way, but not before that time. */
const LONG_FAILOVER_MS = '120000';
/** Twice that time has to go by from one fail-over to the next. */
const SHORT_FAILOVER_MS = '3000';

/** One master, two replicas and three sentinels that watch them; the master is `store`. */
export class SentinelLab {
  readonly name = 'store';
  private readonly servers: RedisServer[] = [];
  private readonly watchers: RedisServer[] = [];
  /** the way of each replica to the first master; what a fail-over arranges goes straight */
  private readonly ways: RedisProxy[] = [];

  /** @param lines of each server's configuration, as `min-replicas-to-write 1` */
  constructor(private readonly lines: readonly string[] = []) {}

  get sentinels(): readonly { readonly host: string; readonly port: number }[] {
    return this.watchers.map(({ host, port }) => ({ host, port }));
  }

  async start(): Promise<this> {
    try {
      const master = new RedisServer({ lines: this.lines });
      this.servers.push(master);
      await master.start();
      await Promise.all(Array.from({ length: REPLICAS }, () => this.replica(master)));
      await Promise.all(Array.from({ length: SENTINELS }, () => this.sentinel(master)));
      await eventually(() => this.complete(), DEADLINE_MS, 'sentinels that know everybody');
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.watchers, ...this.servers].map((server) => server.dispose()));
    await Promise.all(this.ways.map((way) => way.close()));
  }

  /** The one that most of the sentinels take for the master. */
  async master(): Promise<RedisServer> {
    const votes = await Promise.all(this.watchers.map((watcher) => this.masterPort(watcher)));
    const port = votes.find((one) => votes.filter((other) => other === one).length > SENTINELS / 2);
    const master = this.servers.find((server) => server.port === port);
    if (!master) throw new Error(`the sentinels do not agree: ${votes.join(', ')}`);
    return master;
  }

  async replicas(): Promise<readonly RedisServer[]> {
    const master = await this.master();
    return this.servers.filter((server) => server !== master);
  }

  /** The sentinels stay there and say nothing until they are resumed. */
  pauseSentinels(): void {
    for (const watcher of this.watchers) watcher.pause();
  }

  resumeSentinels(): void {
    for (const watcher of this.watchers) watcher.resume();
  }

  /** Kills the master and waits until the sentinels have made another one. Resolves with the dead one. */
  async killMaster(): Promise<RedisServer> {
    const dead = await this.master();
    await dead.kill();
    await this.untilOther(dead);
    return dead;
  }

  /** The next fail-over may follow soon. */
  async hurry(): Promise<void> {
    await Promise.all(
      this.watchers.map((one) => one.cli('SENTINEL', 'SET', this.name, 'failover-timeout', SHORT_FAILOVER_MS)),
    );
  }

  /** A master that was killed is started again; resolves when the sentinels have made a replica of it that follows. */
  async bringBack(dead: RedisServer): Promise<void> {
    await this.hurry();
    await dead.start();
    const follows = async () =>
      (await dead.cli('INFO', 'replication').catch(() => '')).includes('master_link_status:up');
    await eventually(follows, DEADLINE_MS, 'a former master that follows');
  }

  /** Resolves with the new master. */
  untilOther(old: RedisServer): Promise<RedisServer> {
    const look = async () => {
      const master = await this.master().catch(() => old);
      return master !== old && (await master.cli('ROLE')).startsWith('master') && master;
    };
    return eventually(look, DEADLINE_MS, 'another master');
  }

  /**
   * What the first master writes comes to its first replica that much later, and that one is the first choice for the next
   * master (it always is). Before a fail-over only.
   * @param ms milliseconds
   */
  async lag(ms: number): Promise<RedisServer> {
    const [replica, way] = [this.servers[1], this.ways[0]];
    if (!replica || !way) throw new Error('the lab has not been started');
    await Promise.all(
      this.watchers.map((one) => one.cli('SENTINEL', 'SET', this.name, 'failover-timeout', LONG_FAILOVER_MS)),
    );
    way.delay = ms;
    return replica;
  }

  private async replica(master: RedisServer): Promise<void> {
    const way = await RedisProxy.open(master.port);
    this.ways.push(way);
    const place = this.ways.length;
    const lines = [...this.lines, `replica-priority ${place}`, `replicaof 127.0.0.1 ${way.port}`];
    const replica = new RedisServer({ lines });
    this.servers[place] = replica;
    await replica.start();
    await eventually(
      async () => (await replica.cli('INFO', 'replication')).includes('master_link_status:up'),
      DEADLINE_MS,
      'a replica that follows',
    );
  }

  private async sentinel({ host, port }: RedisServer): Promise<void> {
    const { name } = this;
    const lines = [
      `sentinel monitor ${name} ${host} ${port} 2`,
      `sentinel down-after-milliseconds ${name} 1000`,
      `sentinel failover-timeout ${name} 10000`,
    ];
    const sentinel = new RedisServer({ program: 'redis-sentinel', lines });
    this.watchers.push(sentinel);
    await sentinel.start();
  }

  /** Each sees all replicas and all other sentinels. */
  private async complete(): Promise<boolean> {
    const known = await Promise.all(
      this.watchers.map(async (one) => (await one.cli('SENTINEL', 'MASTER', this.name)).split('\n')),
    );
    const value = (lines: readonly string[], key: string) => Number(lines[lines.indexOf(key) + 1]);
    return known.every(
      (lines) => value(lines, 'num-slaves') === REPLICAS && value(lines, 'num-other-sentinels') === SENTINELS - 1,
    );
  }

  private async masterPort(watcher: RedisServer): Promise<number> {
    const [, port] = (await watcher.cli('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', this.name)).split('\n');
    return Number(port);
  }
}
