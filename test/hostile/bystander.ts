import { Worker } from 'node:worker_threads';

interface Report {
  readonly times: readonly number[];
  readonly cut: boolean;
  readonly failed?: string;
}

/** What an agent who had nothing to do with an attack noticed of it. */
export interface Noticed {
  /** how many commands were answered */
  readonly commands: number;
  /** milliseconds */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** An agent at work on a thread of its own, who asks for a snapshot again and again and measures how long that takes. */
export class Bystander {
  private readonly worker: Worker;

  private constructor(url: string, agent: string) {
    const file = new URL('bystander-worker.mjs', import.meta.url);
    this.worker = new Worker(file, { workerData: { url, agent, every: 10 } });
  }

  /** Signs in; resolves when it is at work. */
  static async at(url: string, agent = '1010'): Promise<Bystander> {
    const bystander = new Bystander(url, agent);
    const first = await bystander.message();
    if (first !== 'at work') throw new Error(`the bystander could not begin: ${JSON.stringify(first)}`);
    return bystander;
  }

  /** Stops working. @throws Error where a command failed or the connection was lost */
  async stop(): Promise<Noticed> {
    const report = this.message() as Promise<Report>;
    this.worker.postMessage('stop');
    const { times, cut, failed } = await report;
    await this.worker.terminate();
    if (failed !== undefined || cut)
      throw new Error(`the bystander was harmed: ${failed ?? 'its connection was lost'}`);
    const sorted = [...times].sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return { commands: sorted.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
  }

  private message(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker.once('message', resolve);
      this.worker.once('error', reject);
    });
  }
}
