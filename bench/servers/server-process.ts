import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVER_CORE, pinned } from '../pinning.js';
import type { LongestTurn } from './loop-watch.js';

const PATIENCE = 300_000;

export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

/** A server under test, in a process of its own on a core of its own, and what can be asked of it. */
export class ServerProcess {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private asked = 0;
  url = '';

  private constructor(private readonly child: ChildProcess) {
    child.on('message', ({ id, value }: { id: number; value: unknown }) => {
      this.waiting.get(id)?.resolve(value);
      this.waiting.delete(id);
    });
    child.on('exit', (code, signal) => {
      const error = new Error(`the server ended: ${code ?? signal}`);
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
  }

  static async start(kind: 'bare' | 'product', environment: Record<string, string> = {}): Promise<ServerProcess> {
    const file = fileURLToPath(new URL(`${kind}.js`, import.meta.url));
    const [command, ...args] = pinned(SERVER_CORE, [process.execPath, '--expose-gc', file]);
    const { PATH, HOME } = process.env;
    const child = spawn(command, args, {
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const server = new ServerProcess(child);
    server.url = (await server.answer(0)) as string;
    return server;
  }

  /** microseconds of CPU so far */
  cpu = () => this.ask('cpu') as Promise<number>;
  memory = () => this.ask('memory') as Promise<Memory>;
  connections = () => this.ask('connections') as Promise<number>;
  watch = () => this.ask('watch');
  watched = () => this.ask('watched') as Promise<LongestTurn>;

  ask(name: string, argument?: unknown): Promise<unknown> {
    this.asked += 1;
    const answer = this.answer(this.asked);
    this.child.send({ id: this.asked, name, argument });
    return answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await exited;
  }

  private answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server does not answer')), PATIENCE);
      const done = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      };
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject) });
    });
  }
}
