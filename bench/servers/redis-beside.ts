import { eventually } from '../../test/support/asterisk/eventually.js';
import { RedisServer } from '../../test/support/redis/redis-server.js';
import { within } from '../within.js';
import { SERVER_CORE, keepOn } from '../pinning.js';

const START_MS = 300_000;

/** A master and one replica of it, on the server's core. */
export class RedisBeside {
  private readonly servers: RedisServer[] = [];

  static async start(): Promise<RedisBeside> {
    const beside = new RedisBeside();
    try {
      const master = await beside.add([]);
      await beside.add([`replicaof ${master.host} ${master.port}`]);
      const follows = async () => (await master.cli('INFO', 'replication')).includes('state=online');
      await eventually(follows, START_MS, 'a replica that follows');
    } catch (error) {
      await beside.stop();
      throw error;
    }
    return beside;
  }

  get url(): string {
    return this.servers[0]?.url ?? '';
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.dispose()));
  }

  private async add(lines: readonly string[]): Promise<RedisServer> {
    const server = new RedisServer({ lines });
    this.servers.push(server);
    await within(START_MS, 'a Redis', server.start());
    const pid = /process_id:(\d+)/.exec(await server.cli('INFO', 'server'))?.[1];
    if (pid) keepOn(SERVER_CORE, Number(pid));
    return server;
  }
}
