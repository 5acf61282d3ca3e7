import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { eventually } from '../asterisk/eventually.js';

const KILL_DEADLINE_MS = 5_000;

/**
 * One running redis-server or redis-sentinel. The kernel kills it as soon as the process that started it is gone, however
 * that one ended: a killed test run leaves nothing.
 */
export class RedisProcess {
  private readonly child: ChildProcess;
  private failure: Error | undefined;

  /** `output` is the file that takes what it prints */
  constructor(program: string, configuration: string, output: string) {
    const file = openSync(output, 'a');
    try {
      this.child = spawn('setpriv', ['--pdeathsig', 'KILL', program, configuration], {
        detached: true,
        stdio: ['ignore', file, file],
      });
    } finally {
      closeSync(file);
    }
    this.child.once('error', (error) => {
      this.failure = error;
    });
    this.child.unref();
  }

  /** how it ended, `undefined` while it runs */
  get ended(): string | undefined {
    if (this.failure) return this.failure.message;
    const { exitCode, signalCode } = this.child;
    if (signalCode !== null) return `ended by ${signalCode}`;
    return exitCode === null ? undefined : `ended with status ${exitCode}`;
  }

  /** Asks it to stop; kills it when it is still there after `deadlineMs`. */
  async stop(deadlineMs: number): Promise<void> {
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    await eventually(() => this.ended, deadlineMs, 'stopped').catch(() => this.kill());
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await eventually(() => this.ended, KILL_DEADLINE_MS, `process ${this.child.pid} gone`);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.ended === undefined) this.child.kill(signal);
  }
}
