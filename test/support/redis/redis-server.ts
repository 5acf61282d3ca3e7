import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../asterisk/eventually.js';
import { claimPort, type ClaimedPort } from './claim-port.js';
import { ensureRedis } from './ensure-redis.js';
import { RedisProcess } from './redis-process.js';

const HOST = '127.0.0.1';
const START_DEADLINE_MS = 20_000;
const STOP_DEADLINE_MS = 5_000;
const CLI_DEADLINE_MS = 10_000;

export interface RedisServerOptions {
  readonly program?: 'redis-server' | 'redis-sentinel';
  /** whether what is written is there again after a stop and a start; by default every start is an empty one */
  readonly persist?: boolean;
  readonly password?: string;
  /** further lines of its configuration */
  readonly lines?: readonly string[];
}

/** A real Redis on a port of its own, with a folder of its own that `dispose()` removes. */
export class RedisServer {
  readonly host = HOST;
  private readonly folder = mkdtempSync(join(tmpdir(), 'redis-lab-'));
  private claimed: ClaimedPort | undefined;
  private process: RedisProcess | undefined;
  private root = '';

  constructor(private readonly options: RedisServerOptions = {}) {}

  get port(): number {
    if (!this.claimed) throw new Error('this Redis was never started');
    return this.claimed.port;
  }

  /** as `REDIS_URL` */
  get url(): string {
    const { password } = this.options;
    return `redis://${password === undefined ? '' : `:${password}@`}${HOST}:${this.port}`;
  }

  get running(): boolean {
    return this.process !== undefined && this.process.ended === undefined;
  }

  /** Starts it, on the same port each time, and waits until it answers. */
  async start(): Promise<this> {
    this.root = await ensureRedis();
    this.claimed ??= await claimPort();
    const { program = 'redis-server' } = this.options;
    const configuration = join(this.folder, 'redis.conf');
    // A sentinel writes what it has learnt into its own.
    if (program === 'redis-server' || !this.process) writeFileSync(configuration, this.configuration().join('\n'));
    const process = new RedisProcess(join(this.root, program), configuration, this.output);
    this.process = process;
    await eventually(
      async () => {
        if (process.ended !== undefined) throw new Error(`${program} ${process.ended}: ${this.lastOutput()}`);
        return (await this.cli('PING').catch(() => '')) === 'PONG';
      },
      START_DEADLINE_MS,
      () => `${program} answers: ${this.lastOutput()}`,
    );
    return this;
  }

  /** Orderly: what it persists it has written. */
  async stop(): Promise<void> {
    await this.process?.stop(STOP_DEADLINE_MS);
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  /** Dead and back again with nothing of what was in it. */
  async restartEmpty(): Promise<void> {
    await this.kill();
    for (const file of ['appendonlydir', 'dump.rdb']) rmSync(join(this.folder, file), { recursive: true, force: true });
    await this.start();
  }

  /** It stays there and its sockets stay open, and it says nothing until `resume()`. */
  pause(): void {
    this.process?.signal('SIGSTOP');
  }

  resume(): void {
    this.process?.signal('SIGCONT');
  }

  async dispose(): Promise<void> {
    if (this.running) await this.kill();
    await this.claimed?.release();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What one command answers, as redis-cli prints it where nobody looks: a line for each value. */
  async cli(...command: readonly string[]): Promise<string> {
    const { password } = this.options;
    const own = [
      '-h',
      HOST,
      '-p',
      String(this.port),
      ...(password === undefined ? [] : ['--no-auth-warning', '-a', password]),
    ];
    const { stdout } = await promisify(execFile)(join(this.root, 'redis-cli'), [...own, ...command], {
      timeout: CLI_DEADLINE_MS,
    });
    return stdout.trimEnd();
  }

  private configuration(): readonly string[] {
    const { program = 'redis-server', persist = false, password, lines = [] } = this.options;
    const common = [`bind ${HOST}`, `port ${this.port}`, `dir ${this.folder}`, 'protected-mode no'];
    if (program === 'redis-sentinel') return [...common, ...lines, ''];
    return [
      ...common,
      'save ""',
      ...(persist ? ['appendonly yes', 'appendfsync always'] : []),
      ...(password === undefined ? [] : [`requirepass ${password}`, `masterauth ${password}`]),
      'repl-diskless-sync-delay 0',
      'repl-ping-replica-period 1',
      ...lines,
      '',
    ];
  }

  private get output(): string {
    return join(this.folder, 'output.log');
  }

  private lastOutput(): string {
    return readFileSync(this.output, 'utf8').trim().split('\n').slice(-3).join(' | ');
  }
}
