import { RedisProxy } from './redis-proxy.js';
import { RedisServer, type RedisServerOptions } from './redis-server.js';

/** Enough for `start()` in a hook, even where Redis has to be fetched first. */
export const REDIS_START_MS = 300_000;

/**
 * A real Redis on loopback, and pieces of network before it. One per test file: `start()` before all, `reset()` after
 * each, `stop()` after all.
 */
export class RedisLab {
  readonly server: RedisServer;
  private readonly proxies = new Set<RedisProxy>();

  constructor(options: RedisServerOptions = {}) {
    this.server = new RedisServer(options);
  }

  get url(): string {
    return this.server.url;
  }

  async start(): Promise<this> {
    try {
      await this.server.start();
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  /** A piece of network that leads to it. */
  async proxy(): Promise<RedisProxy> {
    const proxy = await RedisProxy.open(this.server.port);
    this.proxies.add(proxy);
    return proxy;
  }

  /** It runs, answers, and is empty; all proxies are gone. */
  async reset(): Promise<void> {
    await this.closeProxies();
    this.server.resume();
    if (!this.server.running) await this.server.start();
    await this.server.cli('FLUSHALL');
  }

  async stop(): Promise<void> {
    await this.closeProxies();
    await this.server.dispose();
  }

  private async closeProxies(): Promise<void> {
    await Promise.all([...this.proxies].map((proxy) => proxy.close()));
    this.proxies.clear();
  }
}
