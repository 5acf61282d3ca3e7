import { ProductFiles } from '../servers/product-files.js';
import { ServerProcess } from '../servers/server-process.js';
import { connectBare, signIn, type AgentLine } from './agent-line.js';
import type { Crew } from './crew.js';
import { inTurns } from './in-turns.js';

const AT_ONCE = 16;

/** A server under test, and those who work at it. */
export class Stand implements Crew {
  readonly agents: AgentLine[] = [];

  private constructor(
    readonly kind: 'bare' | 'product',
    readonly server: ServerProcess,
    private readonly files?: ProductFiles,
  ) {}

  static async bare(): Promise<Stand> {
    return new Stand('bare', await ServerProcess.start('bare'));
  }

  /** @param capacity how many agents can sign in */
  static async product(capacity: number): Promise<Stand> {
    const files = new ProductFiles(capacity);
    const server = await ServerProcess.start('product', { CONFIG_FILE: files.configuration });
    return new Stand('product', server, files);
  }

  /** So many of those who work here, from all over. */
  some(count: number): Crew {
    const step = Math.max(1, Math.floor(this.agents.length / count));
    const agents = this.agents.filter((_, index) => index % step === 0).slice(0, count);
    return { kind: this.kind, server: this.server, agents };
  }

  /** Up to that many work here from now on. */
  async grow(count: number): Promise<void> {
    const begin = this.kind === 'bare' ? connectBare : signIn;
    const from = this.agents.length;
    this.agents.push(...(await inTurns(count - from, AT_ONCE, (index) => begin(this.server.url, from + index))));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.files?.remove();
  }
}
