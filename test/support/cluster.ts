import { Desktop, succeeded } from './desktop.js';
import { ProcessorProcess } from './process.js';
import { RedisLab } from './redis/redis-lab.js';
import type { SentinelLab } from './redis/sentinel-lab.js';
import { SwitchProcess } from './switch-process.js';

/** One instance of a cluster. */
export interface ClusterInstance {
  readonly url: string;
  readonly process: ProcessorProcess;
}

/** Several instances, each a process, on one Redis and one simulated switch: as an operator runs them. */
export class Cluster {
  readonly redis = new RedisLab();
  readonly instances: ClusterInstance[] = [];
  private readonly desktops: Desktop[] = [];
  private readonly retired = new Set<ClusterInstance>();
  private sim: SwitchProcess | undefined;

  /**
   * @param environment of each instance
   * @param ofSwitch the switch's environment
   * @param sentinels in place of the one Redis
   */
  constructor(
    private readonly environment: Record<string, string> = {},
    private readonly ofSwitch: Record<string, string> = {},
    private readonly sentinels?: SentinelLab,
  ) {}

  get switch(): SwitchProcess {
    if (!this.sim) throw new Error('the cluster is not started');
    return this.sim;
  }

  /** @param count how many instances, which start at the same time */
  async start(count: number): Promise<this> {
    const [sim] = await Promise.all([SwitchProcess.start(this.ofSwitch), this.store.start()]);
    this.sim = sim;
    this.instances.push(...(await Promise.all(Array.from({ length: count }, () => this.launch()))));
    return this;
  }

  /**
   * One instance more, which is ready.
   * @param port where it is, and says to the others that it is; by default any, and it says nothing
   * @param environment of it alone
   */
  async add(port?: number, environment: Record<string, string> = {}): Promise<ClusterInstance> {
    const instance = await this.launch(port, environment);
    this.instances.push(instance);
    return instance;
  }

  /** Those that have not ended and are not told to. */
  get living(): ClusterInstance[] {
    return this.instances.filter((one) => one.process.alive && !this.retired.has(one));
  }

  /** Tells it to end as an operator does. @returns the exit code */
  retire(instance: ClusterInstance): Promise<number | null> {
    this.retired.add(instance);
    instance.process.signal('SIGTERM');
    return instance.process.exit();
  }

  at(index: number): ClusterInstance {
    const instance = this.instances[index];
    if (!instance) throw new Error('no such instance');
    return instance;
  }

  async desktop({ url }: ClusterInstance): Promise<Desktop> {
    const desktop = await Desktop.connect(url);
    this.desktops.push(desktop);
    return desktop;
  }

  /** A client that goes on with the session of another one, at that instance. */
  async goOn(instance: ClusterInstance, from: Desktop): Promise<Desktop> {
    const desktop = await this.desktop(instance);
    desktop.resource = from.resource;
    desktop.token = from.token;
    const lastSeq = from.events.findLast(({ seq }) => seq !== undefined)?.seq ?? 0;
    const data = { resource: from.resource, token: from.token, lastSeq };
    succeeded(await desktop.send({ command: 'bindResource', data }));
    return desktop;
  }

  async stop(): Promise<void> {
    for (const desktop of this.desktops) desktop.close();
    for (const { process } of this.instances) if (process.alive) process.signal('SIGKILL');
    await Promise.all(this.instances.map(({ process }) => process.exit()));
    await this.sim?.stop();
    await this.store.stop();
  }

  private async launch(port?: number, environment: Record<string, string> = {}): Promise<ClusterInstance> {
    const process = ProcessorProcess.start({
      ...(port === undefined ? { PORT: '0' } : { PORT: String(port), ADVERTISE_URL: `http://127.0.0.1:${port}` }),
      LOG_LEVEL: 'info',
      SIMULATOR_URL: this.switch.url,
      ...this.whereStoreIs(),
      ...this.environment,
      ...environment,
    });
    const instance = { url: await process.url(), process };
    while (!(await fetch(`${instance.url}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 20));
    return instance;
  }

  private get store() {
    return this.sentinels ?? this.redis;
  }

  private whereStoreIs(): Record<string, string> {
    const { sentinels } = this;
    if (!sentinels) return { REDIS_URL: this.redis.url };
    const places = sentinels.sentinels.map(({ host, port }) => `${host}:${port}`);
    return { REDIS_SENTINELS: places.join(), REDIS_MASTER: sentinels.name };
  }
}
