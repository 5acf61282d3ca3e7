import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { eventually } from './eventually.js';

const KILL_DEADLINE_MS = 5_000;

/**
 * One running Asterisk. It is the leader of its own process group, and the kernel kills it as soon as the process that
 * started it is gone (PR_SET_PDEATHSIG, set by `setpriv`), however that one ended: a crashed or killed test run leaves nothing.
 */
export class AsteriskProcess {
  private readonly child: ChildProcess;
  private failure: Error | undefined;

  /** `output` is the file that takes what it prints */
  constructor(program: string, configuration: string, output: string) {
    const file = openSync(output, 'a');
    try {
      this.child = spawn('setpriv', ['--pdeathsig', 'KILL', program, '-f', '-C', configuration], {
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

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Asks it to stop; kills it when it is still there after `deadlineMs`. */
  async stop(deadlineMs: number): Promise<void> {
    this.signal('SIGTERM');
    await eventually(() => this.ended, deadlineMs, 'stopped').catch(() => this.kill());
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await eventually(() => this.ended, KILL_DEADLINE_MS, `process ${this.pid} gone`);
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.ended !== undefined || this.pid === undefined) return;
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      // It ended by itself in between.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}
