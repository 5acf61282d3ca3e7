import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PasswordHash } from '../../src/agents/password-hash.js';

/** Costs nearly nothing: signing in is not what a crowd is for. */
const CHEAP = { ln: 1, r: 1, p: 1 };

/** Many agents who come and go together, on a thread of their own. */
export class Crowd {
  private readonly worker: Worker;

  /** @param agents their ids, see `agentsFile` */
  constructor(url: string, agents: readonly string[], monitor = false) {
    this.worker = new Worker(new URL('crowd-worker.mjs', import.meta.url), { workerData: { url, agents, monitor } });
  }

  /** All are connected, signed in, started and ready. */
  async begin(): Promise<void> {
    await this.order('begin');
  }

  /** All lines are lost at once. */
  async vanish(): Promise<void> {
    await this.order('vanish');
  }

  /** All come back at once and bind again. */
  async resume(): Promise<void> {
    await this.order('resume');
  }

  /** Names of the events that each has got since it was last asked. */
  async events(): Promise<string[][]> {
    return (await this.order('events')) as string[][];
  }

  async leave(): Promise<void> {
    await this.worker.terminate();
  }

  private order(name: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker.once('error', reject);
      this.worker.once('message', ({ done, failed }: { done: unknown; failed?: string }) => {
        if (failed === undefined) resolve(done);
        else reject(new Error(failed));
      });
      this.worker.postMessage(name);
    });
  }
}

/** Ids of that many agents. */
export const crowdOf = (size: number): string[] => Array.from({ length: size }, (_, n) => `c${n}`);

/** An agents file with those agents and the bystander, for as long as `work` takes. */
export async function withAgentsFile(
  agents: readonly string[],
  work: (environment: Record<string, string>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crowd-'));
  try {
    const password = (await PasswordHash.of('demo', new Uint8Array(16), CHEAP)).toString();
    const file = join(folder, 'agents.yaml');
    writeFileSync(file, JSON.stringify({ agents: [...agents, '1010'].map((id) => ({ id, password, queues: [] })) }));
    await work({ AGENTS_FILE: file });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
